using System.Text.Json;
using System.Text.Json.Nodes;

namespace EipFunctions.Rpc.Tests.Support;

/// <summary>A region of one test, and what tests do there.</summary>
/// <param name="service">The service.</param>
/// <param name="regionId">The region.</param>
/// <param name="owner">The account's client.</param>
internal sealed class RpcRegion(RpcService service, string regionId, RpcClient owner)
{
    public string RegionId { get; } = regionId;

    public string Path => $"api/regions/{RegionId}";

    /// <summary>Asks as the account.</summary>
    public Task<RpcAnswer> CallAsync(string action, params (string Name, string Value)[] parameters) => CallAsync(owner, action, parameters);

    /// <summary>Asks as somebody.</summary>
    public Task<RpcAnswer> CallAsync(RpcClient client, string action, params (string Name, string Value)[] parameters) =>
        client.CallAsync(action, [.. parameters, .. parameters.Any(one => one.Name == "RegionId") ? [] : new[] { ("RegionId", RegionId) }]);

    /// <summary>Asks as the account with these parameters and no other, some in the query and some in a form.</summary>
    public async Task<RpcAnswer> SendAsync(string action, (string Name, string Value)[] query, (string Name, string Value)[] form)
    {
        using var request = owner.Acs3(action, Guid.NewGuid().ToString("N"), query, form);
        return await owner.SendAsync(request);
    }

    /// <summary>Registers a resource; a member <c>vpcId</c> is added.</summary>
    public Task<JsonNode> RegisterAsync(string resourceId, string members) => service.MustAsync(
        HttpMethod.Put, $"{Path}/resources/{resourceId}", $$"""{"vpcId":"vpc-1",{{members}}}""");

    public Task<JsonNode> RegisterEcsAsync(string resourceId, string address = "10.0.0.10", string more = "") =>
        RegisterAsync(resourceId, $"\"kind\":\"EcsInstance\",\"status\":\"Running\",\"privateIpAddress\":\"{address}\"{more}");

    /// <summary>Registers the NAT gateway ngw-1, and associates it with new EIPs.</summary>
    /// <returns>Their addresses.</returns>
    public async Task<IReadOnlyList<string>> RegisterNatAsync(int eips, string more = "")
    {
        _ = await RegisterAsync("ngw-1", $"\"kind\":\"Nat\",\"status\":\"Available\"{more}");
        var ips = new List<string>();
        for (var i = 0; i < eips; i++)
        {
            var eipId = await AllocateAsync();
            _ = (await CallAsync("AssociateEipAddress", ("AllocationId", eipId), ("InstanceId", "ngw-1"), ("InstanceType", "Nat"))).Succeeded();
            ips.Add((await UntilAsync(eipId, "InUse")).GetProperty("IpAddress").GetString()!);
        }

        return ips;
    }

    public async Task<string> AllocateAsync(string json = "{}") => $"{(await service.MustAsync(HttpMethod.Post, $"{Path}/eips", json))["eipId"]}";

    public Task<JsonNode> RestAsync(HttpMethod method, string path, string? json = null) => service.MustAsync(method, $"{Path}/{path}", json);

    /// <summary>An EIP as DescribeEipAddresses shows it; null when it is not there.</summary>
    public async Task<JsonElement?> DescribeAsync(string eipId)
    {
        var answer = (await CallAsync("DescribeEipAddresses", ("AllocationId", eipId))).Succeeded();
        var eips = answer.Body.GetProperty("EipAddresses").GetProperty("EipAddress");
        return eips.GetArrayLength() == 0 ? null : eips[0];
    }

    /// <summary>Waits until an EIP is in a state, as clients do.</summary>
    public async Task<JsonElement> UntilAsync(string eipId, string status) =>
        (await PollAsync(eipId, eip => eip?.GetProperty("Status").GetString() == status, $"{eipId} did not become {status}."))!.Value;

    /// <summary>Waits until no operation is changing an EIP.</summary>
    public Task UntilSettledAsync(string eipId) => PollAsync(
        eipId, eip => eip?.GetProperty("Status").GetString() is null or "Available" or "InUse", $"{eipId} is still being changed.");

    public Task UntilGoneAsync(string eipId) => PollAsync(eipId, eip => eip is null, $"{eipId} is still there.");

    private Task<JsonElement?> PollAsync(string eipId, Func<JsonElement?, bool> isSo, string otherwise) =>
        Wait.UntilAsync(() => DescribeAsync(eipId), isSo, otherwise);
}
