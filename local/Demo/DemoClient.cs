using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EipFunctions.Local.Demo;

/// <summary>What the demonstration says to the service, over HTTP.</summary>
internal sealed class DemoClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public DemoClient(Uri address, string key, TimeProvider time)
    {
        _http = new HttpClient { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("x-functions-key", key);
        _time = time;
    }

    public DateTimeOffset Now => _time.GetUtcNow();

    public Task PauseAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, _time, cancellationToken);

    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using var answer = await _http.GetAsync("healthz/ready", cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await PauseAsync(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    /// <summary>Sends a request; the answer's status and its JSON, problem details included.</summary>
    public async Task<(int Status, JsonNode Body)> SendAsync(
        HttpMethod method, string path, string? json, CancellationToken cancellationToken, string? prefer = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, new MediaTypeHeaderValue("application/json"));
        }

        if (prefer is not null)
        {
            request.Headers.Add("Prefer", prefer);
        }

        using var answer = await _http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return ((int)answer.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }

    /// <summary>Sends a request that must succeed.</summary>
    public async Task<JsonNode> MustAsync(HttpMethod method, string path, string? json, CancellationToken cancellationToken)
    {
        var (status, body) = await SendAsync(method, path, json, cancellationToken);
        return status is >= 200 and < 300
            ? body
            : throw new InvalidOperationException($"{method} {path} answered {status}: {body.ToJsonString()}");
    }

    /// <summary>The events that the topic receives, as it streams them.</summary>
    public async IAsyncEnumerable<JsonNode> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "topic/stream");
        request.Headers.Accept.Add(new("text/event-stream"));
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        _ = answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            if (JsonSerializer.Deserialize<JsonNode>(item.Data) is { } data)
            {
                yield return data;
            }
        }
    }

    public void Dispose() => _http.Dispose();
}
