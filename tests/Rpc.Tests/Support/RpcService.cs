using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EipFunctions.HostTesting;
using EipFunctions.Rpc.Tests.Support;
using EipFunctions.Testing;

[assembly: AssemblyFixture(typeof(RpcService))]

namespace EipFunctions.Rpc.Tests.Support;

/// <summary>The whole service, for every test that asks it over the wire. Each test has a region of its own.</summary>
public sealed class RpcService : IAsyncLifetime
{
    /// <summary>Within what time it answers; generous, as tests in parallel keep the machine busy.</summary>
    internal static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    private AzuriteServer? _azurite;
    private HostInProcess? _host;
    private int _regions;
    private RpcClient? _owner;

    internal HostInProcess Host => _host!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteServer.StartAsync();
        _host = await new HostInProcess(_azurite.ConnectionString)
            .With("AccessKeys:EncryptionKeys:0", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))
            .With("Limits:RpcTime", $"{Time}")
            .StartAsync();
        _owner = await KeyAsync("""{"principalId":"1234567890123456","kind":"Account","rights":["Read","Operate","ManageResources","Administer"]}""");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    /// <summary>A region that no other test uses, and the account's client for it.</summary>
    internal RpcRegion Region() => new(this, $"cn-test-{Interlocked.Increment(ref _regions)}", _owner!);

    /// <summary>A client with a new access key.</summary>
    internal async Task<RpcClient> KeyAsync(string json)
    {
        var key = await Host.MustAsync(HttpMethod.Post, "api/access-keys", json);
        return new(Host.Http, $"{key["accessKeyId"]}", $"{key["accessKeySecret"]}") { SecurityToken = key["securityToken"]?.GetValue<string>() };
    }

    internal Task<JsonNode> MustAsync(HttpMethod method, string path, string? json = null) => Host.MustAsync(method, path, json);
}
