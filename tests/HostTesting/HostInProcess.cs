using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using EipFunctions.Local.Hosting;
using EipFunctions.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace EipFunctions.HostTesting;

/// <summary>The whole service in the test's own process, over tables of its own.</summary>
public sealed class HostInProcess : IAsyncDisposable
{
    public const string AccountId = "1234567890123456";

    public const string RegionId = "cn-hangzhou";

    private const string Region = $"api/regions/{RegionId}";
    private const string Key = "owner.c2VjcmV0LW9mLXRoZS1lbmQtdG8tZW5kLXRlc3Rz";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("eip-test-");
    private readonly WebApplicationBuilder _builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
    private readonly Uri _address = new($"http://127.0.0.1:{AzuriteServer.FreePort()}");
    private WebApplication? _app;

    public HostInProcess(string connectionString)
    {
        var suffix = Guid.NewGuid().ToString("N")[..12];
        _ = _builder.WebHost.UseUrls($"{_address}");
        _ = _builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = connectionString,
            ["Storage:StateTable"] = $"State{suffix}",
            ["Engine:HubName"] = $"Hub{suffix}",
            ["KeysTable"] = $"Keys{suffix}",
            ["EventGrid:TopicEndpoint"] = $"{_address}topic/api/events",
            ["EventGrid:TopicKey"] = "test-topic-key",
            ["Topic:Key"] = "test-topic-key",
            ["Gateway:Directory"] = Path.Combine(_data.FullName, "gateway"),
            ["Keys:0:Key"] = Key,
            ["Keys:0:AccountId"] = AccountId,
            ["Keys:0:PrincipalId"] = AccountId,
            ["Keys:0:Kind"] = "Account",
            ["Keys:0:Rights"] = "All",
        });
        Http = new() { BaseAddress = _address };
        Http.DefaultRequestHeaders.Add("x-functions-key", Key);
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app!.Services;

    public HostInProcess With(Action<WebApplicationBuilder> configure)
    {
        configure(_builder);
        return this;
    }

    public HostInProcess With(string setting, string value)
    {
        _builder.Configuration[setting] = value;
        return this;
    }

    public async Task<HostInProcess> StartAsync()
    {
        _builder.AddEipHost();
        _app = _builder.Build();
        _app.MapEipHost();
        await _app.StartAsync();
        return this;
    }

    /// <summary>Sends a request that must succeed.</summary>
    public async Task<JsonNode> MustAsync(HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = json is null ? null : new StringContent(json, new MediaTypeHeaderValue("application/json"));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return !answer.IsSuccessStatusCode ? throw new InvalidOperationException($"{method} {path} answered {(int)answer.StatusCode}: {text}")
            : text.Length == 0 ? new JsonObject()
            : JsonNode.Parse(text)!;
    }

    /// <summary>Allocates an EIP and registers an ECS instance.</summary>
    public async Task<string> PrepareAsync(string resourceId)
    {
        _ = await MustAsync(
            HttpMethod.Put,
            $"{Region}/resources/{resourceId}",
            """{"kind":"EcsInstance","vpcId":"vpc-1","status":"Running","privateIpAddress":"10.0.0.1"}""");
        return $"{(await MustAsync(HttpMethod.Post, $"{Region}/eips", "{}"))["eipId"]}";
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }
}
