using System.Net;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Actions;

public sealed class AssociationActionTests(RpcService service)
{
    // Terraform compares: what nobody asked for would be a change to make, again and again.
    [Theory]
    [InlineData("10.0.0.41")]
    [InlineData("")]
    public async Task Describe_Eni_ShowsTheAddressThatWasNamed(string privateIpAddress)
    {
        var region = service.Region();
        _ = await region.RegisterAsync(
            "eni-1", "\"kind\":\"NetworkInterface\",\"type\":\"Secondary\",\"status\":\"Available\",\"privateIpAddresses\":[\"10.0.0.40\",\"10.0.0.41\"]");
        var eipId = await region.AllocateAsync();

        _ = (await region.CallAsync(
            "AssociateEipAddress",
            ("AllocationId", eipId), ("InstanceId", "eni-1"), ("InstanceType", "NetworkInterface"), ("PrivateIpAddress", privateIpAddress))).Succeeded();
        var eip = (await region.DescribeAsync(eipId))!.Value;

        Assert.Equal((privateIpAddress, ""), (eip.GetProperty("PrivateIpAddress").GetString(), eip.GetProperty("VpcId").GetString()));
        _ = await region.UntilAsync(eipId, "InUse");
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
}
