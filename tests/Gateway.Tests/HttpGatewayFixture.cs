using EipFunctions.Gateway.Http;
using EipFunctions.Gateway.Simulated;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Gateway.Tests;

/// <summary>A simulated gateway that is served by Kestrel and asked over HTTP.</summary>
public sealed class HttpGatewayFixture : GatewayFixture
{
    public const string Key = "the-secret-of-the-gateway";

    private WebApplication? _app;
    private HttpGateway? _gateway;

    public override IGateway Gateway => _gateway!;

    public Uri Endpoint => new($"{_app!.Urls.Single()}/gateway");

    /// <summary>Runs before each request is served, and may do it.</summary>
    public Func<HttpContext, RequestDelegate, Task>? Tap { get; set; }

    public override async ValueTask StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(Simulated).Configure<GatewayOptions>(options => options.Key = Key);
        _app = builder.Build();
        _app.Use(next => http => Tap is { } tap ? tap(http, next) : next(http));
        _app.MapGatewayProtocol();
        await _app.StartAsync();
        _gateway = Connect();
    }

    public HttpGateway Connect(string key = Key) => new(new() { Endpoint = Endpoint, Key = key }, TimeProvider.System);

    public override async ValueTask DisposeAsync()
    {
        _gateway?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
