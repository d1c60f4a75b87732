using System.Net;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Actions;

public sealed class AssociationActionTests(RpcService service)
{
    [Fact]
    public async Task Associate_EcsWithoutItsKind_ShowsTheResourceAtOnce()
    {
        var region = service.Region();
        _ = await region.RegisterEcsAsync("i-1");
        var eipId = await region.AllocateAsync();

        _ = (await region.CallAsync("AssociateEipAddress", ("AllocationId", eipId), ("InstanceId", "i-1"))).Succeeded();
        var eip = (await region.DescribeAsync(eipId))!.Value;

        Assert.Contains(eip.GetProperty("Status").GetString(), (string[])["Associating", "InUse"]);
        Assert.Equal(("i-1", "EcsInstance", "NAT", "10.0.0.10"), (Text("InstanceId"), Text("InstanceType"), Text("Mode"), Text("PrivateIpAddress")));
        _ = await region.UntilAsync(eipId, "InUse");

        string? Text(string name) => eip.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Associate_WithoutRegion_FindsTheEip()
    {
        var region = service.Region();
        _ = await region.RegisterEcsAsync("i-1");
        var eipId = await region.AllocateAsync();

        _ = (await region.CallAsync("AssociateEipAddress", ("AllocationId", eipId), ("InstanceId", "i-1"), ("RegionId", ""))).Succeeded();

        _ = await region.UntilAsync(eipId, "InUse");
    }

    [Fact]
    public async Task Unassociate_InUse_LeavesNothingOfTheResource()
    {
        var region = service.Region();
        _ = await region.RegisterEcsAsync("i-1");
        var eipId = await region.AllocateAsync();
        _ = (await region.CallAsync("AssociateEipAddress", ("AllocationId", eipId), ("InstanceId", "i-1"))).Succeeded();
        _ = await region.UntilAsync(eipId, "InUse");

        _ = (await region.CallAsync("UnassociateEipAddress", ("AllocationId", eipId))).Succeeded();

        var eip = await region.UntilAsync(eipId, "Available");
        Assert.Equal(("", ""), (eip.GetProperty("InstanceId").GetString(), eip.GetProperty("InstanceType").GetString()));
    }

    [Fact]
    public async Task Release_Available_IsSoonNotThereAnyMore()
    {
        var region = service.Region();
        var eipId = await region.AllocateAsync();

        _ = (await region.CallAsync("ReleaseEipAddress", ("AllocationId", eipId))).Succeeded();

        await region.UntilGoneAsync(eipId);
        var again = (await region.CallAsync("ReleaseEipAddress", ("AllocationId", eipId))).Failed("InvalidAllocationId.NotFound");
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
    }

    [Fact]
    public async Task Associate_SeveralRulesViolated_PutsFirstWhatWaitingDoesNotEnd()
    {
        var region = service.Region();
        _ = await region.RegisterAsync("i-1", "\"kind\":\"EcsInstance\",\"status\":\"Starting\",\"privateIpAddress\":\"10.0.0.10\",\"publicIpAddress\":\"8.8.8.8\"");
        var eipId = await region.AllocateAsync();

        var refused = (await region.CallAsync("AssociateEipAddress", ("AllocationId", eipId), ("InstanceId", "i-1")))
            .Failed("EIP_CAN_NOT_ASSOCIATE_WITH_PUBLIC_IP");

        Assert.Equal("instance already bind natpublicip,cannot bind eip.", refused.Body.GetProperty("Message").GetString());
        var recommend = refused.Body.GetProperty("Recommend").GetString()!;
        Assert.Contains("8.8.8.8", recommend, StringComparison.Ordinal);
        Assert.Contains("Starting", recommend, StringComparison.Ordinal);
        Assert.DoesNotContain("IncorrectInstanceStatus", refused.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Associate_TokenSentAgain_IsTheSameAssociation()
    {
        var region = service.Region();
        _ = await region.RegisterEcsAsync("i-1");
        var eipId = await region.AllocateAsync();
        (string, string)[] asked = [("AllocationId", eipId), ("InstanceId", "i-1"), ("ClientToken", region.RegionId)];

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => region.CallAsync("AssociateEipAddress", asked)));

        Assert.All(answers, answer => Assert.True(answer.Status == HttpStatusCode.OK || answer.Code == "LastTokenProcessing", $"{answer.Body}"));
        _ = await region.UntilAsync(eipId, "InUse");
        _ = (await region.CallAsync("AssociateEipAddress", asked)).Succeeded();
        _ = (await region.CallAsync("AssociateEipAddress", [.. asked[..1], ("InstanceId", "i-2"), asked[2]])).Failed("IdempotentParameterMismatch");
    }

    // Clients wait for the cause of a refusal to pass, and send the request again with the token that it had.
    [Fact]
    public async Task Associate_RefusedBefore_IsTriedAnewUnderTheSameToken()
    {
        var region = service.Region();
        _ = await region.RegisterAsync("i-1", "\"kind\":\"EcsInstance\",\"status\":\"Starting\",\"privateIpAddress\":\"10.0.0.10\"");
        var eipId = await region.AllocateAsync();
        (string, string)[] asked = [("AllocationId", eipId), ("InstanceId", "i-1"), ("ClientToken", region.RegionId)];
        for (var attempt = 0; attempt < 6; attempt++)
        {
            _ = (await region.CallAsync("AssociateEipAddress", asked)).Failed("IncorrectInstanceStatus");
        }

        _ = await region.RegisterEcsAsync("i-1");
        _ = (await region.CallAsync("AssociateEipAddress", asked)).Succeeded();

        _ = await region.UntilAsync(eipId, "InUse");
        _ = (await region.CallAsync("AssociateEipAddress", asked)).Succeeded();
        _ = (await region.CallAsync("AssociateEipAddress", [.. asked[..1], ("InstanceId", "i-2"), asked[2]])).Failed("IdempotentParameterMismatch");
    }

    [Fact]
    public async Task Batch_OneThatCannotBe_AssociatesNone()
    {
        var region = service.Region();
        _ = await region.RegisterAsync("ngw-1", "\"kind\":\"Nat\",\"status\":\"Available\"");
        string[] eipIds = [await region.AllocateAsync(), await region.AllocateAsync()];

        _ = (await BatchAsync([.. eipIds, "eip-none"])).Failed("InvalidAllocationId.NotFound");
        Assert.All(eipIds, eipId => Assert.Equal("Available", region.DescribeAsync(eipId).Result!.Value.GetProperty("Status").GetString()));

        _ = (await BatchAsync(eipIds)).Succeeded();
        foreach (var eipId in eipIds)
        {
            Assert.Equal("ngw-1", (await region.UntilAsync(eipId, "InUse")).GetProperty("InstanceId").GetString());
        }

        Task<RpcAnswer> BatchAsync(string[] ids) => region.CallAsync(
            "AssociateEipAddressBatch",
            [
                .. ids.Select((id, place) => ($"InstanceIds.{place + 1}", id)),
                ("BindedInstanceId", "ngw-1"),
                ("BindedInstanceType", "Nat"),
            ]);
    }

    [Fact]
    public async Task ModifyForwardMode_OnAFreeEip_ChangesItsMode()
    {
        var region = service.Region();
        _ = await region.RestAsync(HttpMethod.Put, "settings", """{"grantedModes":["BINDED"]}""");
        var eipId = await region.AllocateAsync();
        Assert.Equal("NAT", (await region.DescribeAsync(eipId))!.Value.GetProperty("Mode").GetString());

        _ = (await region.CallAsync("ModifyEipForwardMode", ("InstanceId", eipId), ("Mode", "BINDED"))).Succeeded();

        Assert.Equal("BINDED", (await region.UntilAsync(eipId, "Available")).GetProperty("Mode").GetString());
        _ = (await region.CallAsync("ModifyEipForwardMode", ("InstanceId", eipId), ("Mode", "bridge"))).Failed("IllegalParam.Mode");
    }
}
