using System.Net;
using System.Text.Json.Nodes;

namespace EipFunctions.Local.Tests;

/// <summary>
/// Clients that associate, move, swap, claim and disassociate, alone and in batches, whose instances are released and
/// come back. Each has EIPs of its own, and repeats a request under its idempotency key until it is answered, as a client
/// should whose server went away.
/// </summary>
internal sealed class CrashLoad
{
    private const int Clients = 16;
    private const int EipsPerClient = 3;
    private const string Shared = "ngw-1";

    private readonly HostProcess _host;
    private readonly string[][] _eipIds;
    private int _ended;
    private int _started;

    private CrashLoad(HostProcess host, string[][] eipIds)
    {
        _host = host;
        _eipIds = eipIds;
    }

    /// <summary>How many pieces of work have ended so far.</summary>
    public int Ended => Volatile.Read(ref _ended);

    public static async Task<CrashLoad> PrepareAsync(HostProcess host)
    {
        await host.RegisterInstancesAsync(Clients * (EipsPerClient + 1));
        await host.RegisterNatGatewayAsync(Shared);
        var eipIds = await host.AllocateAsync(Clients * EipsPerClient);
        return new(host, [.. eipIds.Chunk(EipsPerClient)]);
    }

    /// <summary>Runs so many more pieces of work to their ends.</summary>
    public Task RunAsync(int pieces)
    {
        var limit = Volatile.Read(ref _started) + pieces;
        return Task.WhenAll(Enumerable.Range(0, Clients).Select(client => RunClientAsync(client, limit)));
    }

    /// <summary>Whether every EIP of the region is at rest, those that claims allocated included.</summary>
    public async Task<bool> NothingRunsAsync()
    {
        var page = await _host.MustAsync(HttpMethod.Get, $"{Region.Path}/eips?pageSize=1000");
        return page["items"]!.AsArray().All(eip => $"{eip!["state"]}" is "Available" or "InUse");
    }

    private static string Instance(int client, int slot) => $"i-{(client * (EipsPerClient + 1)) + slot}";

    private async Task RunClientAsync(int client, int limit)
    {
        for (var number = Interlocked.Increment(ref _started); number <= limit; number = Interlocked.Increment(ref _started))
        {
            await (number switch
            {
                _ when number % 13 == 0 => BatchAsync(client, number),
                _ when number % 11 == 0 => ReleaseInstanceAsync(client, number),
                _ when number % 7 == 0 => ClaimAsync(client, number),
                _ => WorkOnOneAsync(client, number),
            });
            _ = Interlocked.Increment(ref _ended);
        }
    }

    private async Task WorkOnOneAsync(int client, int number)
    {
        var slot = number % EipsPerClient;
        var eipId = _eipIds[client][slot];

        // Some go to instances of their own, some contend for the one NAT gateway, whose quota refuses a few.
        var target = number % 5 == 0 ? Shared : Instance(client, slot);
        var eip = await PersistAsync(HttpMethod.Get, $"{Region.Path}/eips/{eipId}", null, null);
        var current = $"{eip["association"]?["resourceId"]}";
        await FollowAsync($"{eip["state"]}" == "Available"
            ? await OfEipAsync(eipId, "associate", $$"""{"resourceId":"{{target}}"}""", number)
            : (number % 3) switch
            {
                0 => await OfEipAsync(eipId, "disassociate", "{}", number),
                1 => await OfEipAsync(
                    eipId, "move", $$"""{"expectedCurrent":"{{current}}","resourceId":"{{(current == target ? Shared : target)}}"}""", number),
                _ => await PersistAsync(
                    HttpMethod.Post,
                    $"{Region.Path}/eips/swap",
                    $$"""{"eipId":"{{eipId}}","otherEipId":"{{_eipIds[client][(slot + 1) % EipsPerClient]}}"}""",
                    $"op-{number}"),
            });
    }

    /// <summary>Claims an EIP for an instance that has none, allocating it where none is free, and gives it back.</summary>
    private async Task ClaimAsync(int client, int number)
    {
        var instance = Instance(client, EipsPerClient);
        var claim = await FollowAsync(await PersistAsync(
            HttpMethod.Post,
            $"{Region.Path}/eips/claim",
            $$"""{"resourceId":"{{instance}}","tags":{"client":"{{client}}"},"allocateIfNone":true}""",
            $"op-{number}"));
        if ($"{claim["status"]}" == "Succeeded")
        {
            _ = await FollowAsync(await OfEipAsync($"{claim["eipId"]}", "disassociate", "{}", number, "-end"));
        }
    }

    /// <summary>Says, twice and out of order, that an instance was released and runs again.</summary>
    private async Task ReleaseInstanceAsync(int client, int number)
    {
        var instance = Instance(client, number % EipsPerClient);
        var (released, running) = (Event(instance, "Released", number, 0), Event(instance, "Running", number, 1));
        foreach (var one in (string[])[released, released, running, released])
        {
            _ = await PersistAsync(HttpMethod.Post, "api/events/resources", one, null, "application/cloudevents+json");
        }
    }

    private async Task BatchAsync(int client, int number)
    {
        var eipIds = string.Join(',', _eipIds[client].Select(id => $"\"{id}\""));
        var mode = number % 2 == 0 ? "BestEffort" : "AllOrNothing";
        _ = await FollowAsync(await PersistAsync(
            HttpMethod.Post,
            $"{Region.Path}/resources/{Shared}/associate-eips",
            $$"""{"eipIds":[{{eipIds}}],"batchMode":"{{mode}}"}""",
            $"op-{number}"));
    }

    private static string Event(string instance, string status, int number, int order) => $$$"""
        {"specversion":"1.0","id":"{{{number}}}-{{{order}}}","type":"EipFunctions.Resource.Changed","source":"/tests/load",
         "time":"{{{DateTimeOffset.UnixEpoch.AddYears(60).AddSeconds((2 * number) + order):O}}}",
         "data":{"regionId":"{{{HostProcess.RegionId}}}","resourceId":"{{{instance}}}","kind":"EcsInstance","status":"{{{status}}}"}}
        """;

    private Task<JsonNode> OfEipAsync(string eipId, string action, string json, int number, string suffix = "") =>
        PersistAsync(HttpMethod.Post, $"{Region.Path}/eips/{eipId}/{action}", json, $"op-{number}{suffix}");

    private async Task<JsonNode> FollowAsync(JsonNode operation)
    {
        while (operation["operationId"] is { } id && $"{operation["status"]}" is "Pending" or "Running" or "RollingBack")
        {
            operation = await PersistAsync(HttpMethod.Get, $"api/operations/{id}", null, null);
        }

        return operation;
    }

    private async Task<JsonNode> PersistAsync(
        HttpMethod method, string path, string? json, string? key, string mediaType = "application/json")
    {
        while (true)
        {
            try
            {
                var (status, body) = await _host.SendAsync(method, path, json, key, mediaType: mediaType);
                if (status is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
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
