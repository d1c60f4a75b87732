using System.Text;
using System.Text.Json;
using Azure;
using Azure.Messaging.EventGrid;
using EipFunctions.Local.Topic;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Topic.Tests;

/// <summary>The local topic on a free port.</summary>
internal sealed class TopicServer : IAsyncDisposable
{
    public const string Key = "a-key-for-tests";

    private readonly WebApplication _app;

    private TopicServer(WebApplication app, FakeTimeProvider time)
    {
        _app = app;
        Time = time;
        Http = new() { BaseAddress = new(app.Urls.Single()) };
    }

    public FakeTimeProvider Time { get; }

    public HttpClient Http { get; }

    public Uri Endpoint => new(Http.BaseAddress!, "topic/api/events");

    public static async Task<TopicServer> StartAsync(int capacity = 1_000, int maxStreams = 100)
    {
        var time = new FakeTimeProvider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Topic:Key"] = Key,
            ["Topic:Capacity"] = $"{capacity}",
            ["Topic:MaxStreams"] = $"{maxStreams}",
        });
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddLocalTopic(builder.Configuration.GetSection("Topic"));
        var app = builder.Build();
        app.MapLocalTopic();
        await app.StartAsync();
        return new(app, time);
    }

    public EventGridPublisherClient Client(string key = Key)
    {
        var options = new EventGridPublisherClientOptions();
        options.Retry.MaxRetries = 0;
        return new(Endpoint, new AzureKeyCredential(key), options);
    }

    public async Task<HttpResponseMessage> PostAsync(string body, string contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Headers.Add("aeg-sas-key", Key);
        return await Http.SendAsync(request);
    }

    public async Task<JsonElement> GetAsync(string path) => JsonElement.Parse(await Http.GetStringAsync(path));

    public async Task SetOutageAsync(bool down)
    {
        using var content = new StringContent($$"""{"down":{{(down ? "true" : "false")}}}""");
        using var answer = await Http.PutAsync(new Uri("topic/outage", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
