using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Testing;

/// <summary>Stands before a server, counts what passes and lets requests go wrong as planned.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private static readonly HashSet<string> HopHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Host",
    };

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly ConcurrentQueue<ProxyRequest> _requests = new();
    private readonly WebApplication _app;
    private readonly Uri _server;
    private int _number;

    private FaultProxy(WebApplication app, int port)
    {
        _app = app;
        _server = new($"http://127.0.0.1:{port}");
    }

    /// <summary>Where clients find the proxy.</summary>
    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>What goes wrong; may be changed at any time.</summary>
    public FaultPlan Plan { get; set; } = FaultPlans.None;

    /// <summary>Whether every connection breaks before its request is forwarded.</summary>
    public bool Outage { get; set; }

    /// <summary>Every request that arrived, in order.</summary>
    public IReadOnlyCollection<ProxyRequest> Requests => _requests;

    /// <summary>How many transactions arrived.</summary>
    public int Transactions => _requests.Count(request => request.IsTransaction);

    /// <summary>How many requests arrived with a method and a part of the path.</summary>
    public int Count(string method, string pathPart) =>
        _requests.Count(request => request.Method == method && request.Path.Contains(pathPart, StringComparison.Ordinal));

    public static async Task<FaultProxy> StartAsync(int serverPort)
    {
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var proxy = new FaultProxy(app, serverPort);
        app.Run(proxy.HandleAsync);
        await app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = new ProxyRequest(Interlocked.Increment(ref _number), context.Request.Method, context.Request.Path);
        _requests.Enqueue(request);
        var fault = Outage ? Fault.DropBefore : Plan(request);
        if (fault is { Forwards: false })
        {
            Refuse(context, fault);
            return;
        }

        // Read whole before anything else, so that a request outlives its connection.
        var message = await ReadAsync(context.Request);
        if (fault is { DropsAtOnce: true })
        {
            _ = LandLateAsync(message, fault);
            context.Abort();
            return;
        }

        using var owned = message;
        await (fault?.BeforeRequest ?? Task.CompletedTask);
        using var answer = await _client.SendAsync(message);
        var body = await answer.Content.ReadAsByteArrayAsync();
        fault?.Land(answer.StatusCode);
        await (fault?.BeforeAnswer ?? Task.CompletedTask);
        if (fault is { Drops: true })
        {
            context.Abort();
            return;
        }

        await WriteAsync(context.Response, answer, body);
    }

    private static void Refuse(HttpContext context, Fault fault)
    {
        if (fault.Status is { } status)
        {
            context.Response.StatusCode = (int)status;
        }
        else
        {
            context.Abort();
        }
    }

    private async Task LandLateAsync(HttpRequestMessage message, Fault fault)
    {
        using var owned = message;
        await fault.BeforeRequest;
        using var answer = await _client.SendAsync(message);
        _ = await answer.Content.ReadAsByteArrayAsync();
        fault.Land(answer.StatusCode);
    }

    private async Task<HttpRequestMessage> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        // The raw target keeps escapes as they were: the signature covers them.
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var message = new HttpRequestMessage(new(request.Method), new Uri(_server, target))
        {
            Content = body.Length > 0 ? new ByteArrayContent(body.ToArray()) : null,
        };
        foreach (var (name, values) in request.Headers.Where(header => !HopHeaders.Contains(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                _ = message.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return message;
    }

    private static async Task WriteAsync(HttpResponse response, HttpResponseMessage answer, byte[] body)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !HopHeaders.Contains(header.Key)))
        {
            response.Headers[name] = values.ToArray();
        }

        if (body.Length > 0)
        {
            await response.Body.WriteAsync(body);
        }
    }
}
