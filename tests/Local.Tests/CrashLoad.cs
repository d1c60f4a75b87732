using System.Net;
using System.Text.Json.Nodes;

namespace EipFunctions.Local.Tests;

/// <summary>
/// Clients that associate and disassociate, each with EIPs of its own, and repeat a request under its idempotency key
/// until it is answered, as a client should whose server went away.
/// </summary>
internal sealed class CrashLoad
{
    private const int Clients = 16;
    private const int EipsPerClient = 3;

    private readonly HostProcess _host;
    private readonly string[][] _eipIds;
    private int _ended;
    private int _started;

    private CrashLoad(HostProcess host, string[][] eipIds)
    {
        _host = host;
        _eipIds = eipIds;
    }

    /// <summary>How many operations have ended so far.</summary>
    public int Ended => Volatile.Read(ref _ended);

    public static async Task<CrashLoad> PrepareAsync(HostProcess host)
    {
        await host.RegisterInstancesAsync(Clients * EipsPerClient);
        await host.RegisterNatGatewayAsync("ngw-1");
        var eipIds = await host.AllocateAsync(Clients * EipsPerClient);
        return new(host, [.. eipIds.Chunk(EipsPerClient)]);
    }

    /// <summary>Runs so many more operations to their ends.</summary>
    public Task RunAsync(int operations)
    {
        var limit = Volatile.Read(ref _started) + operations;
        return Task.WhenAll(Enumerable.Range(0, Clients).Select(client => RunClientAsync(client, limit)));
    }

    public async Task<bool> NothingRunsAsync()
    {
        foreach (var eipId in _eipIds.SelectMany(ids => ids))
        {
            if ($"{(await _host.GetEipAsync(eipId))["state"]}" is not ("Available" or "InUse"))
            {
                return false;
            }
        }

        return true;
    }

    private async Task RunClientAsync(int client, int limit)
    {
        for (var number = Interlocked.Increment(ref _started); number <= limit; number = Interlocked.Increment(ref _started))
        {
            var slot = number % EipsPerClient;
            var path = $"{Region.Path}/eips/{_eipIds[client][slot]}";

            // Some go to instances of their own, some contend for the one NAT gateway, whose quota refuses a few.
            var target = number % 5 == 0 ? "ngw-1" : $"i-{(client * EipsPerClient) + slot}";
            var eip = await PersistAsync(HttpMethod.Get, path, null, null);
            var operation = $"{eip["state"]}" == "Available"
                ? await PersistAsync(HttpMethod.Post, $"{path}/associate", $$"""{"resourceId":"{{target}}"}""", $"op-{number}")
                : await PersistAsync(HttpMethod.Post, $"{path}/disassociate", "{}", $"op-{number}");
            while (operation["operationId"] is { } id && $"{operation["status"]}" is "Pending" or "Running" or "RollingBack")
            {
                operation = await PersistAsync(HttpMethod.Get, $"api/operations/{id}", null, null);
            }

            _ = Interlocked.Increment(ref _ended);
        }
    }

    private async Task<JsonNode> PersistAsync(HttpMethod method, string path, string? json, string? key)
    {
        while (true)
        {
            try
            {
                var (status, body) = await _host.SendAsync(method, path, json, key);
                if (status != HttpStatusCode.ServiceUnavailable)
                {
                    Assert.True((int)status < 500, $"{method} {path} answered {(int)status}: {body.ToJsonString()}");
                    return body;
                }
            }
            catch (HttpRequestException)
            {
                // The host is down: ask again.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
