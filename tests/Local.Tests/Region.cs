using System.Text.Json.Nodes;

namespace EipFunctions.Local.Tests;

/// <summary>What tests put into their region.</summary>
internal static class Region
{
    public const string Path = $"api/regions/{HostProcess.RegionId}";

    /// <summary>Allows many more EIPs than an account has by default.</summary>
    public static Task RaiseQuotaAsync(this HostProcess host) => host.MustAsync(
        HttpMethod.Put, $"{Path}/settings", """{"quotas":{"eip_quota_instances_num":10000}}""");

    public static async Task<string> AllocateAsync(this HostProcess host, string chargeType = "PayByBandwidth")
    {
        var eip = await host.MustAsync(HttpMethod.Post, $"{Path}/eips", $$"""{"internetChargeType":"{{chargeType}}"}""");
        return $"{eip["eipId"]}";
    }

    public static async Task<string[]> AllocateAsync(this HostProcess host, int count)
    {
        var ids = new string[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => ids[i] = await host.AllocateAsync());
        return ids;
    }

    public static Task RegisterInstanceAsync(this HostProcess host, int number) => host.MustAsync(
        HttpMethod.Put,
        $"{Path}/resources/i-{number}",
        $$"""{"kind":"EcsInstance","vpcId":"vpc-1","status":"Running","privateIpAddress":"10.0.{{number / 250}}.{{(number % 250) + 1}}"}""");

    public static Task RegisterInstancesAsync(this HostProcess host, int count) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => await host.RegisterInstanceAsync(i));

    public static Task RegisterNatGatewayAsync(this HostProcess host, string id) => host.MustAsync(
        HttpMethod.Put, $"{Path}/resources/{id}", """{"kind":"Nat","vpcId":"vpc-1","status":"Available"}""");

    /// <summary>Asks for an association and waits for its end.</summary>
    public static async Task<(int Status, JsonNode Body)> AssociateAsync(this HostProcess host, string eipId, string resourceId)
    {
        var (status, body) = await host.SendAsync(
            HttpMethod.Post, $"{Path}/eips/{eipId}/associate", $$"""{"resourceId":"{{resourceId}}"}""", prefer: "wait=60");
        return ((int)status, body);
    }

    public static Task<JsonNode> GetEipAsync(this HostProcess host, string eipId) =>
        host.MustAsync(HttpMethod.Get, $"{Path}/eips/{eipId}");

    /// <summary>The rules that a problem says were violated.</summary>
    public static IEnumerable<string> Rules(this JsonNode problem) =>
        problem["violations"]?.AsArray().Select(violation => $"{violation!["ruleId"]}") ?? [];
}
