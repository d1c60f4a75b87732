using System.Net;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Actions;

public sealed class TagActionTests(RpcService service)
{
    // Terraform tags an EIP in the moment in which its association was answered, and does not try again.
    [Fact]
    public async Task Tag_WhileAnAssociationIsOnItsWay_WaitsForItsEnd()
    {
        var region = service.Region();
        _ = await region.RegisterEcsAsync("i-1");
        var eipId = await region.AllocateAsync();

        _ = (await region.CallAsync("AssociateEipAddress", ("AllocationId", eipId), ("InstanceId", "i-1"))).Succeeded();
        _ = (await CallAsync(region, "TagResources", [eipId], ("Tag.1.Key", "a"))).Succeeded();
        _ = (await region.CallAsync("UnassociateEipAddress", ("AllocationId", eipId))).Succeeded();
        _ = (await region.CallAsync("ModifyEipAddressAttribute", ("AllocationId", eipId), ("Name", "web"))).Succeeded();

        Assert.Equal(["a="], await TagsAsync(region, eipId));
    }

    [Fact]
    public async Task List_KindsOfWhichNoneAreKept_HaveNoTags()
    {
        var answer = (await service.Region().CallAsync(
            "ListTagResources", ("ResourceType", "NATGATEWAY"), ("ResourceId.1", "ngw-1"))).Succeeded();

        Assert.Equal(0, answer.Body.GetProperty("TagResources").GetProperty("TagResource").GetArrayLength());
        Assert.False(answer.Body.TryGetProperty("NextToken", out _));
    }

    [Fact]
    public async Task UnTag_KeysOrAll_TakesThoseAlone()
    {
        var region = service.Region();
        string[] eipIds = [await region.AllocateAsync("""{"tags":{"a":"1","b":"1","c":"1"}}""")];

        _ = (await CallAsync(region, "UnTagResources", eipIds)).Failed("MissingTagKey");
        _ = (await CallAsync(region, "UnTagResources", eipIds, ("TagKey.1", "a"), ("TagKey.2", "none"), ("All", "true"))).Succeeded();
        Assert.Equal(["b=1", "c=1"], await TagsAsync(region, eipIds[0]));

        _ = (await CallAsync(region, "UnTagResources", eipIds, ("All", "true"))).Succeeded();
        Assert.Empty(await TagsAsync(region, eipIds[0]));
    }

    [Fact]
    public async Task Tag_OneThatMayNotBeSeen_ChangesNone()
    {
        var region = service.Region();
        var blue = await service.KeyAsync("""{"principalId":"bob","kind":"RamUser","rights":["Read","Operate"],"resourceGroupIds":["blue"]}""");
        string[] eipIds = [await region.AllocateAsync("""{"resourceGroupId":"blue"}"""), await region.AllocateAsync()];

        var refused = (await CallAsync(region, blue, "TagResources", eipIds, ("Tag.1.Key", "a"))).Failed("InvalidInstanceIds.NotFound");

        Assert.Contains(eipIds[1], refused.Body.GetProperty("Recommend").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(eipIds[0], refused.Body.GetProperty("Recommend").GetString(), StringComparison.Ordinal);
        Assert.Empty(await TagsAsync(region, eipIds[0]));
        _ = (await CallAsync(region, blue, "TagResources", eipIds[..1], ("Tag.1.Key", "a"))).Succeeded();
        Assert.Equal(["a="], await TagsAsync(region, eipIds[0]));
    }

    [Fact]
    public async Task Tag_MoreThan20InTheEnd_IsRefused()
    {
        var region = service.Region();
        string[] eipIds = [await region.AllocateAsync()];
        _ = (await CallAsync(region, "TagResources", eipIds, [.. Enumerable.Range(1, 20).Select(i => ($"Tag.{i}.Key", $"k{i}"))])).Succeeded();

        _ = (await CallAsync(region, "TagResources", eipIds, ("Tag.1.Key", "one-more"))).Failed("QuotaExceeded.TagNum");
        _ = (await CallAsync(region, "TagResources", eipIds, [.. Enumerable.Range(1, 21).Select(i => ($"Tag.{i}.Key", $"k{i}"))]))
            .Failed("SizeLimitExceeded.TagNum");

        Assert.Equal(20, (await TagsAsync(region, eipIds[0])).Count);
    }

    [Fact]
    public async Task Tag_NothingOrAnotherType_IsRefused()
    {
        var region = service.Region();
        string[] eipIds = [await region.AllocateAsync()];

        _ = (await CallAsync(region, "TagResources", eipIds)).Failed("MissingTag");
        _ = (await CallAsync(region, "TagResources", [], ("Tag.1.Key", "a"))).Failed("MissingResourceId");
        _ = (await region.CallAsync("TagResources", ("ResourceType", "VPC"), ("ResourceId.1", "vpc-1"), ("Tag.1.Key", "a")))
            .Failed("InvalidInstanceType.NotFound");
    }

    [Fact]
    public async Task List_Pages_FollowEachOtherAndEnd()
    {
        var region = service.Region();
        var eipIds = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            eipIds.Add(await region.AllocateAsync("""{"tags":{"a":"1","b":"2"}}"""));
        }

        var (seen, token) = (new List<string>(), "");
        do
        {
            var page = (await ListAsync(("Tag.1.Key", "a"), ("MaxResults", "4"), ("NextToken", token))).Succeeded().Body;
            seen.AddRange(page.GetProperty("TagResources").GetProperty("TagResource").EnumerateArray().Select(tag =>
                $"{tag.GetProperty("ResourceId")} {tag.GetProperty("ResourceType")} {tag.GetProperty("TagKey")}={tag.GetProperty("TagValue")}"));
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString()! : "";
        }
        while (token.Length > 0);

        Assert.Equal(eipIds.Order(StringComparer.Ordinal).SelectMany(eipId => new[] { $"{eipId} EIP a=1", $"{eipId} EIP b=2" }), seen);

        Task<RpcAnswer> ListAsync(params (string, string)[] parameters) =>
            region.CallAsync("ListTagResources", [("ResourceType", "eip"), .. parameters]);
    }

    [Fact]
    public async Task List_ByTag_FindsThoseThatHaveAllAndMayBeSeen()
    {
        var region = service.Region();
        var blue = await service.KeyAsync("""{"principalId":"bob","kind":"RamUser","rights":["Read"],"resourceGroupIds":["blue"]}""");
        var both = await region.AllocateAsync("""{"tags":{"a":"1","b":"2"},"resourceGroupId":"blue"}""");
        _ = await region.AllocateAsync("""{"tags":{"a":"1","b":"3"},"resourceGroupId":"blue"}""");
        _ = await region.AllocateAsync("""{"tags":{"a":"1","b":"2"}}""");

        var found = (await region.CallAsync(
            blue, "ListTagResources", ("ResourceType", "EIP"), ("Tag.1.Key", "a"), ("Tag.2.Key", "b"), ("Tag.2.Value", "2"))).Succeeded();

        Assert.Equal(
            [both, both],
            found.Body.GetProperty("TagResources").GetProperty("TagResource").EnumerateArray().Select(tag => tag.GetProperty("ResourceId").GetString()));
        var empty = (await region.CallAsync("ListTagResources", ("ResourceType", "EIP"))).Failed("BothEmpty.TagsAndResources");
        Assert.Equal(HttpStatusCode.Forbidden, empty.Status);
        _ = (await region.CallAsync("ListTagResources", ("ResourceType", "EIP"), ("ResourceId.1", both), ("NextToken", "x"))).Failed("InvalidParameter");
    }

    private static Task<RpcAnswer> CallAsync(RpcRegion region, string action, string[] eipIds, params (string Name, string Value)[] parameters) =>
        region.CallAsync(action, Parameters(eipIds, parameters));

    private static Task<RpcAnswer> CallAsync(
        RpcRegion region, RpcClient client, string action, string[] eipIds, params (string Name, string Value)[] parameters) =>
        region.CallAsync(client, action, Parameters(eipIds, parameters));

    private static (string Name, string Value)[] Parameters(string[] eipIds, (string Name, string Value)[] parameters) =>
        [("ResourceType", "EIP"), .. eipIds.Select((eipId, place) => ($"ResourceId.{place + 1}", eipId)), .. parameters];

    private static async Task<IReadOnlyList<string>> TagsAsync(RpcRegion region, string eipId) =>
    [
        .. (await region.DescribeAsync(eipId))!.Value.GetProperty("Tags").GetProperty("Tag").EnumerateArray()
            .Select(tag => $"{tag.GetProperty("Key").GetString()}={tag.GetProperty("Value").GetString()}"),
    ];
}
