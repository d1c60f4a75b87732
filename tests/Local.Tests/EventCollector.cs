using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Local.Tests;

/// <summary>A topic in the test's own process, which outlives the hosts that are killed, and keeps every delivery.</summary>
internal sealed class EventCollector : IAsyncDisposable
{
    public const string Key = "collector-key";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string EipId, long Sequence)> _events = new();

    private EventCollector(WebApplication app)
    {
        _app = app;
        _ = app.MapPost("/api/events", ReceiveAsync);
    }

    /// <summary>Whether it answers 503 to whoever publishes.</summary>
    public bool Down { get; set; }

    public Uri Endpoint => new(_app.Urls.Single() + "/api/events");

    /// <summary>Every delivery, repetitions included, in the order of arrival.</summary>
    public IReadOnlyCollection<(string EipId, long Sequence)> Events => _events;

    public static async Task<EventCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new EventCollector(builder.Build());
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        if (Down)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using var batch = await JsonDocument.ParseAsync(context.Request.Body);
        foreach (var cloudEvent in batch.RootElement.EnumerateArray())
        {
            // The stable id is the EIP and the event's place in its order.
            var id = cloudEvent.GetProperty("id").GetString()!.Split(':');
            _events.Enqueue((id[0], long.Parse(id[1], System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}
