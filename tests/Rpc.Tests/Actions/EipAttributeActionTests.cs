using System.Net;
using System.Text.Json;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Actions;

public sealed class EipAttributeActionTests(RpcService service)
{
    [Fact]
    public async Task Modify_BandwidthNameAndDescription_TheRestStays()
    {
        var region = service.Region();
        var eipId = await region.AllocateAsync("""{"name":"old","tags":{"a":"b"}}""");

        _ = (await ModifyAsync(region, eipId, ("Bandwidth", "500"), ("Description", "d"))).Succeeded();
        _ = (await ModifyAsync(region, eipId, ("Name", ""))).Succeeded();

        var eip = (await region.DescribeAsync(eipId))!.Value;
        Assert.Equal(["500", "d", ""], Texts(eip, "Bandwidth", "Description", "Name"));
        Assert.Equal(1, eip.GetProperty("Tags").GetProperty("Tag").GetArrayLength());
    }

    [Theory]
    [InlineData("201")]
    [InlineData("0")]
    [InlineData("501")]
    [InlineData("much")]
    public async Task Modify_BandwidthThatItsChargeTypeDoesNotAllow_IsRefused(string bandwidth)
    {
        var region = service.Region();
        var eipId = await region.AllocateAsync("""{"internetChargeType":"PayByTraffic"}""");

        var refused = (await ModifyAsync(region, eipId, ("Bandwidth", bandwidth), ("Name", "n"))).Failed("InvalidParameter");

        Assert.Equal("Specified value of \"Bandwidth\" is not supported.", refused.Body.GetProperty("Message").GetString());
        Assert.Equal(["5", ""], Texts((await region.DescribeAsync(eipId))!.Value, "Bandwidth", "Name"));
    }

    [Fact]
    public async Task Modify_NoSuchEip_IsNotFoundAlsoWhereItMayNotBeSeen()
    {
        var region = service.Region();
        var eipId = await region.AllocateAsync();
        var blue = await BlueAsync();

        var none = (await ModifyAsync(region, "eip-none", ("Name", "n"))).Failed("InvalidAllocationId.NotFound");
        var hidden = (await region.CallAsync(blue, "ModifyEipAddressAttribute", ("AllocationId", eipId), ("Name", "n")))
            .Failed("InvalidAllocationId.NotFound");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (none.Status, hidden.Status));
        Assert.Equal("", (await region.DescribeAsync(eipId))!.Value.GetProperty("Name").GetString());
    }

    [Fact]
    public async Task DeletionProtection_On_KeepsItFromBeingReleasedUntilItIsOff()
    {
        var region = service.Region();
        var eipId = await region.AllocateAsync();

        _ = (await ProtectAsync("true")).Succeeded();
        _ = (await ProtectAsync("true")).Succeeded();
        Assert.True((await region.DescribeAsync(eipId))!.Value.GetProperty("DeletionProtection").GetBoolean());
        _ = (await region.CallAsync("ReleaseEipAddress", ("AllocationId", eipId))).Failed("InvalidOperation.DeletionProtection");
        _ = (await ProtectAsync("false")).Succeeded();
        _ = (await region.CallAsync("ReleaseEipAddress", ("AllocationId", eipId))).Succeeded();

        _ = (await ProtectAsync("true", type: "NATGW")).Failed("DeletionProtection.TypeNotSupport");
        _ = (await ProtectAsync("maybe")).Failed("InvalidParameter");

        Task<RpcAnswer> ProtectAsync(string enable, string type = "EIP") => region.CallAsync(
            "DeletionProtection", ("InstanceId", eipId), ("ProtectionEnable", enable), ("Type", type), ("ClientToken", "t"));
    }

    [Fact]
    public async Task MoveResourceGroup_RamUser_NeedsBothGroups()
    {
        var region = service.Region();
        var blue = await BlueAsync();
        var eipId = await region.AllocateAsync("""{"resourceGroupId":"blue"}""");

        _ = (await MoveAsync(blue, "red")).Failed("Forbidden.RAM");
        _ = (await region.CallAsync(
            "MoveResourceGroup", ("ResourceType", "Eip"), ("ResourceId", eipId), ("NewResourceGroupId", "red"))).Succeeded();
        _ = (await MoveAsync(blue, "blue")).Failed("InvalidAllocationId.NotFound");

        Assert.Equal("red", (await region.DescribeAsync(eipId))!.Value.GetProperty("ResourceGroupId").GetString());
        _ = (await region.CallAsync(
            "MoveResourceGroup", ("ResourceType", "vpc"), ("ResourceId", eipId), ("NewResourceGroupId", "red"))).Failed("InvalidInstanceType.NotFound");

        Task<RpcAnswer> MoveAsync(RpcClient client, string group) => region.CallAsync(
            client, "MoveResourceGroup", ("ResourceType", "EIP"), ("ResourceId", eipId), ("NewResourceGroupId", group));
    }

    [Fact]
    public async Task Unassociate_NamesThePrivateAddress_OnlyTheRightOneFreesIt()
    {
        var region = service.Region();
        _ = await region.RegisterEcsAsync("i-1");
        var eipId = await region.AllocateAsync();
        _ = (await region.CallAsync("AssociateEipAddress", ("AllocationId", eipId), ("InstanceId", "i-1"))).Succeeded();
        _ = await region.UntilAsync(eipId, "InUse");

        _ = (await region.CallAsync("UnassociateEipAddress", ("AllocationId", eipId), ("PrivateIpAddress", "10.0.0.11"))).Failed("InvalidParameter");
        _ = (await region.CallAsync("UnassociateEipAddress", ("AllocationId", eipId), ("PrivateIpAddress", "10.0.0.10"))).Succeeded();

        _ = await region.UntilAsync(eipId, "Available");
    }

    private Task<RpcClient> BlueAsync() =>
        service.KeyAsync("""{"principalId":"bob","kind":"RamUser","rights":["Read","Operate"],"resourceGroupIds":["blue"]}""");

    private static Task<RpcAnswer> ModifyAsync(RpcRegion region, string eipId, params (string Name, string Value)[] parameters) =>
        region.CallAsync("ModifyEipAddressAttribute", [("AllocationId", eipId), .. parameters]);

    private static IEnumerable<string?> Texts(JsonElement eip, params string[] names) => names.Select(name => eip.GetProperty(name).GetString());
}
