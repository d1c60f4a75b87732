using System.Text.Json;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Tests.ResourceEvents;

public sealed class ResourcePatchTests
{
    private static readonly EcsInstance Ecs = new()
    {
        ResourceId = "i-1", RegionId = "r", VpcId = "vpc-1", Name = "web", Status = EcsStatus.Running, PrivateIpAddress = "10.0.0.1",
        PublicIpAddress = "1.2.3.4",
    };

    private static readonly NetworkInterface Eni = new()
    {
        ResourceId = "eni-1", RegionId = "r", Type = NetworkInterfaceType.Secondary, Status = NetworkInterfaceStatus.InUse,
        InstanceId = "i-1", InstanceType = "ecs.g5.large", DeviceIndex = 1, PrivateIpAddresses = ["10.0.0.1"],
    };

    [Fact]
    public void Apply_SomeMembers_LeavesTheOthers()
    {
        var changed = Apply(Ecs, """{"status":"Stopped","publicIpAddress":null,"name":"db"}""");

        Assert.Equal(Ecs with { Status = EcsStatus.Stopped, PublicIpAddress = null, Name = "db" }, changed);
    }

    [Fact]
    public void Apply_OtherInstance_ForgetsWhatWasOfTheOneBefore()
    {
        Assert.Equal((null, null), Attachment("""{"instanceId":"i-2"}"""));
        Assert.Equal(("ecs.g7.large", 2), Attachment("""{"instanceId":"i-2","instanceType":"ecs.g7.large","deviceIndex":2}"""));
        Assert.Equal(("ecs.g5.large", 1), Attachment("""{"instanceId":"i-1","name":"x"}"""));
    }

    [Theory]
    [InlineData("Available", null)]
    [InlineData("Deleting", null)]
    [InlineData("Detaching", "i-1")]
    public void Apply_StatusOfADetachedEni_IsAttachedToNone(string status, string? instanceId) =>
        Assert.Equal(instanceId, ((NetworkInterface)Apply(Eni, $$"""{"status":"{{status}}"}""")).InstanceId);

    [Fact]
    public void Apply_VpcOfANatGateway_StaysOnceItIsKnown()
    {
        var gateway = new NatGateway { ResourceId = "ngw-1", RegionId = "r", Status = NatGatewayStatus.Available };

        Assert.Equal("vpc-1", Apply(gateway, """{"vpcId":"vpc-1"}""").VpcId);
        Assert.Equal("vpc-1", Apply(gateway with { VpcId = "vpc-1" }, """{"vpcId":"vpc-2"}""").VpcId);
    }

    private static (string? InstanceType, int? DeviceIndex) Attachment(string members)
    {
        var eni = (NetworkInterface)Apply(Eni, members);
        return (eni.InstanceType, eni.DeviceIndex);
    }

    private static CloudResource Apply(CloudResource resource, string members) => ResourcePatch.Apply(resource, JsonElement.Parse(members));
}
