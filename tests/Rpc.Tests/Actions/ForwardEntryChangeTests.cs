using System.Net;
using System.Text.Json;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Actions;

public sealed class ForwardEntryChangeTests(RpcService service)
{
    private const string Table = "ftb-ngw-1";

    [Fact]
    public async Task Modify_OneThing_LeavesTheOthersAsTheyWere()
    {
        var (region, ips, id) = await EntryAsync();

        _ = (await ModifyAsync(region, id, ("ExternalPort", "81"))).Succeeded();
        Assert.Equal((ips[0], "81", "10.0.0.10", "8080", "tcp", "first"), await ShownAsync(region));
        _ = (await ModifyAsync(region, id, ("ForwardEntryName", "second"))).Succeeded();
        Assert.Equal((ips[0], "81", "10.0.0.10", "8080", "tcp", "second"), await ShownAsync(region));
        _ = (await ModifyAsync(region, id, ("InternalIp", "10.0.0.11"), ("ExternalIp", ips[1]))).Succeeded();
        Assert.Equal((ips[1], "81", "10.0.0.11", "8080", "tcp", "second"), await ShownAsync(region));
        _ = (await ModifyAsync(region, id, ("IpProtocol", "ANY"), ("ExternalPort", "any"), ("InternalPort", "Any"))).Succeeded();
        Assert.Equal((ips[1], "any", "10.0.0.11", "any", "any", "second"), await ShownAsync(region));
        _ = (await ModifyAsync(region, id)).Succeeded();
        Assert.Equal((ips[1], "any", "10.0.0.11", "any", "any", "second"), await ShownAsync(region));
    }

    [Fact]
    public async Task Modify_SentAgain_Succeeds()
    {
        var (region, _, id) = await EntryAsync();
        (string, string)[] change = [("ClientToken", "token-1"), ("ExternalPort", "81"), ("InternalIp", "10.0.0.11")];

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ModifyAsync(region, id, change)));

        Assert.All(answers, answer => answer.Succeeded());
        _ = (await ModifyAsync(region, id, change)).Succeeded();
    }

    // FAQ section_wa9_tjs_eb2, both ways round.
    [Fact]
    public async Task Modify_InstanceWithAnEip_AndTheOtherWayRound_AreRefused()
    {
        var (region, _, id) = await EntryAsync();
        var eipId = await region.AllocateAsync();
        _ = (await region.CallAsync("AssociateEipAddress", ("AllocationId", eipId), ("InstanceId", "i-2"))).Succeeded();
        _ = await region.UntilAsync(eipId, "InUse");

        _ = (await ModifyAsync(region, id, ("InternalIp", "10.0.0.11"))).Failed("Forbindden");

        _ = (await region.CallAsync("UnassociateEipAddress", ("AllocationId", eipId))).Succeeded();
        _ = await region.UntilAsync(eipId, "Available");
        _ = (await ModifyAsync(region, id, ("InternalIp", "10.0.0.11"))).Succeeded();
        _ = (await region.CallAsync("AssociateEipAddress", ("AllocationId", eipId), ("InstanceId", "i-2")))
            .Failed("BIND_INSTANCE_HAVE_PORTMAP_OR_BIND_EIP");
        _ = (await region.CallAsync("AssociateEipAddress", ("AllocationId", eipId), ("InstanceId", "i-1"))).Succeeded();
    }

    [Theory]
    [InlineData("ForwardTableId", "ftb-ngw-9", "InvalidForwardTableId.NotFound", 404)]
    [InlineData("ForwardEntryId", "fwd-none", "InvalidForwardEntryId.NotFound", 404)]
    [InlineData("ForwardEntryId", "", "MissingForwardEntryId", 400)]
    [InlineData("ForwardTableId", "", "MissingForwardTableId", 400)]
    [InlineData("ExternalIp", "198.51.100.1", "InvalidIp.NotInNatgw", 400)]
    [InlineData("ExternalIp", "::1", "InvalidExternalIp.Malformed", 400)]
    [InlineData("InternalIp", "10.0.0", "InvalidInternalIp.Malformed", 400)]
    [InlineData("ExternalPort", "0", "InvalidExternalPort.Malformed", 400)]
    [InlineData("ExternalPort", "443", "Forbidden.ForwardEntry.Duplicated", 400)]
    [InlineData("InternalPort", "70000", "InvalidInternalPort.Malformed", 400)]
    [InlineData("IpProtocol", "icmp", "InvalidProtocal.ValueNotSupported", 400)]
    [InlineData("ForwardEntryName", "9lives", "InvalidParameter.Name.Malformed", 400)]
    public async Task Modify_WhatCannotBe_HasItsCodeAndChangesNothing(string name, string value, string code, int status)
    {
        var (region, ips, id) = await EntryAsync();
        _ = (await CreateAsync(region, ips[0], "443", "8443")).Succeeded();

        var refused = (await ModifyAsync(region, id, (name, value))).Failed(code);
        var checkedOnly = (await ModifyAsync(region, id, (name, value), ("DryRun", "true"))).Failed(code);

        Assert.Equal((status, status), ((int)refused.Status, (int)checkedOnly.Status));
        Assert.Equal((ips[0], "80", "10.0.0.10", "8080", "tcp", "first"), await ShownAsync(region));
    }

    [Fact]
    public async Task Modify_DryRun_ChecksAndChangesNothing()
    {
        var (region, ips, id) = await EntryAsync();

        _ = (await ModifyAsync(region, id, ("DryRun", "true"), ("ExternalPort", "81"))).Failed("DryRunOperation");
        _ = (await ModifyAsync(region, id, ("DryRun", "true"), ("ForwardEntryName", "second"))).Failed("DryRunOperation");

        Assert.Equal((ips[0], "80", "10.0.0.10", "8080", "tcp", "first"), await ShownAsync(region));
    }

    [Fact]
    public async Task Modify_GatewayOfAnotherGroup_IsNotThereForARamUser()
    {
        var (region, _, id) = await EntryAsync(",\"resourceGroupId\":\"red\"");
        var client = await service.KeyAsync("""{"principalId":"bob","rights":["Read","Operate"],"resourceGroupIds":["blue"]}""");

        var refused = await region.CallAsync(
            client, "ModifyForwardEntry", ("ForwardTableId", Table), ("ForwardEntryId", id), ("ForwardEntryName", "mine"));

        Assert.Equal(HttpStatusCode.NotFound, refused.Failed("InvalidForwardTableId.NotFound").Status);
        Assert.Equal("first", (await ShownAsync(region)).Name);
    }

    /// <summary>A NAT gateway with two EIPs, two ECS instances, and an entry from the first EIP to the first instance.</summary>
    private async Task<(RpcRegion Region, IReadOnlyList<string> Ips, string EntryId)> EntryAsync(string more = "")
    {
        var region = service.Region();
        _ = await region.RegisterEcsAsync("i-1");
        _ = await region.RegisterEcsAsync("i-2", "10.0.0.11");
        var ips = await region.RegisterNatAsync(eips: 2, more);
        var created = (await CreateAsync(region, ips[0], "80", "8080", ("ForwardEntryName", "first"))).Succeeded();
        return (region, ips, created.Body.GetProperty("ForwardEntryId").GetString()!);
    }

    private static Task<RpcAnswer> CreateAsync(
        RpcRegion region, string ip, string externalPort, string internalPort, params (string, string)[] other) => region.CallAsync(
            "CreateForwardEntry",
            [
                ("ForwardTableId", Table), ("ExternalIp", ip), ("ExternalPort", externalPort), ("InternalIp", "10.0.0.10"),
                ("InternalPort", internalPort), ("IpProtocol", "TCP"), .. other,
            ]);

    private static Task<RpcAnswer> ModifyAsync(RpcRegion region, string id, params (string Name, string Value)[] change)
    {
        (string Name, string Value)[] usual = [("ForwardTableId", Table), ("ForwardEntryId", id)];
        return region.CallAsync("ModifyForwardEntry", [.. change, .. usual.Where(one => change.All(given => given.Name != one.Name))]);
    }

    private static async Task<(string ExternalIp, string ExternalPort, string InternalIp, string InternalPort, string Protocol, string Name)> ShownAsync(
        RpcRegion region)
    {
        var body = (await region.CallAsync("DescribeForwardTableEntries", ("ForwardTableId", Table))).Succeeded().Body;
        var entry = body.GetProperty("ForwardTableEntries").GetProperty("ForwardTableEntry")[0];
        return (
            Text(entry, "ExternalIp"), Text(entry, "ExternalPort"), Text(entry, "InternalIp"), Text(entry, "InternalPort"), Text(entry, "IpProtocol"),
            Text(entry, "ForwardEntryName"));
    }

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
