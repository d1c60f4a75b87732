using System.Net;
using System.Text.Json.Nodes;

namespace EipFunctions.Local.Tests;

/// <summary>A region of the running service that one question has for itself.</summary>
internal sealed class FaqRegion(HostProcess host, string regionId)
{
    public string Path => $"api/regions/{regionId}";

    public async Task<string> AllocateAsync(string json = "{}") =>
        $"{(await host.MustAsync(HttpMethod.Post, $"{Path}/eips", json))["eipId"]}";

    public Task<JsonNode> RegisterAsync(string resourceId, string json) =>
        host.MustAsync(HttpMethod.Put, $"{Path}/resources/{resourceId}", json);

    public Task<JsonNode> InstanceAsync(string resourceId, string privateIp, string more = "") => RegisterAsync(
        resourceId, $$"""{"kind":"EcsInstance","vpcId":"vpc-1","status":"Running","privateIpAddress":"{{privateIp}}"{{more}}}""");

    public Task<JsonNode> SecondaryEniAsync(string resourceId, string privateIps, string? instanceId = null, string more = "") => RegisterAsync(
        resourceId,
        $$"""{"kind":"NetworkInterface","type":"Secondary","vpcId":"vpc-1","privateIpAddresses":[{{privateIps}}],{{Attachment(instanceId)}}{{more}}}""");

    public Task<JsonNode> NatGatewayAsync(string resourceId) =>
        RegisterAsync(resourceId, """{"kind":"Nat","vpcId":"vpc-1","status":"Available"}""");

    public Task<JsonNode> SlbAsync(string resourceId, string privateIp, string addressType = "Intranet", string more = "") => RegisterAsync(
        resourceId, $$"""{"kind":"SlbInstance","vpcId":"vpc-1","addressType":"{{addressType}}","privateIpAddress":"{{privateIp}}"{{more}}}""");

    public Task<JsonNode> GetAsync(string path) => host.MustAsync(HttpMethod.Get, $"{Path}/{path}");

    public async Task<(int Status, JsonNode Body)> SendAsync(HttpMethod method, string path, string? json = null)
    {
        var (status, body) = await host.SendAsync(method, $"{Path}/{path}", json, prefer: "wait=60");
        return ((int)status, body);
    }

    public Task<(int Status, JsonNode Body)> AssociateAsync(string eipId, string resourceId, string more = "") =>
        SendAsync(HttpMethod.Post, $"eips/{eipId}/associate", $$"""{"resourceId":"{{resourceId}}"{{more}}}""");

    /// <summary>Associates a new EIP and answers its id.</summary>
    public async Task<string> GiveEipAsync(string resourceId, string more = "")
    {
        var eipId = await AllocateAsync();
        var (status, body) = await AssociateAsync(eipId, resourceId, more);
        Assert.True(status == (int)HttpStatusCode.OK, body.ToJsonString());
        return eipId;
    }

    /// <summary>What the rules say that forbid an association, which explain must say as well.</summary>
    public async Task<string[]> WhyNotAsync(string eipId, string resourceId, string more = "")
    {
        var (status, problem) = await AssociateAsync(eipId, resourceId, more);
        Assert.True(status >= 400, problem.ToJsonString());
        var explained = await host.MustAsync(
            HttpMethod.Post, $"{Path}/eips/{eipId}/explain", $$"""{"resourceId":"{{resourceId}}"{{more}}}""");
        string[] rules = [.. problem.Rules()];
        Assert.Equal(
            rules,
            explained["rules"]!.AsArray().Where(rule => $"{rule!["outcome"]}" == "Fail").Select(rule => $"{rule!["ruleId"]}"));
        Assert.All(problem["violations"]!.AsArray(), violation => Assert.NotEmpty($"{violation!["remedy"]}"));
        return rules;
    }

    private static string Attachment(string? instanceId) =>
        instanceId is null ? "\"status\":\"Available\"" : $"\"status\":\"InUse\",\"instanceId\":\"{instanceId}\"";
}
