using EipFunctions.Gateway.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Gateway.Tests;

/// <summary>A server that answers as a test wants, and a gateway that asks it.</summary>
internal sealed class AnsweringServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AnsweringServer(WebApplication app)
    {
        _app = app;
        Gateway = new(new() { Endpoint = new(app.Urls.Single()), Key = HttpGatewayFixture.Key }, Time);
    }

    public FakeTimeProvider Time { get; } = new();

    public HttpGateway Gateway { get; }

    public static Task<AnsweringServer> StartAsync(int status, string? mediaType, string body) => StartAsync(async http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = mediaType;
        if (body.Length > 0)
        {
            await http.Response.WriteAsync(body);
        }
    });

    public static async Task<AnsweringServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new(app);
    }

    /// <summary>Ends the server; the gateway still asks it.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Gateway.Dispose();
        await _app.DisposeAsync();
    }
}
