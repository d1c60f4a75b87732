using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Tests.Eips;

public sealed class EipHoldTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("i-1", null, null, true)]
    [InlineData("i-2", "i-1", null, true)]
    [InlineData("i-2", null, "web", true)]
    [InlineData("i-2", "i-9", "db", false)]
    [InlineData("i-2", null, null, false)]
    public void IsFor_Resource_IsTheSameOrSaysSo(string id, string? replaces, string? logicalId, bool expected)
    {
        var hold = Hold(Ecs("i-1") with { LogicalId = "web" }, "10.0.0.1");

        Assert.Equal(expected, hold.IsFor(Ecs(id) with { Replaces = replaces, LogicalId = logicalId }));
    }

    [Fact]
    public void IsFor_OtherKindOrNoLogicalIdOnEither_IsNot()
    {
        var hold = Hold(Ecs("i-1"), "10.0.0.1");

        Assert.False(hold.IsFor(Ecs("i-2")));
        Assert.False(hold.IsFor(Eni("eni-1", "10.0.0.1") with { Replaces = "i-1" }));
    }

    [Fact]
    public void Of_Association_IsKeptWithItsPolicyAndTime()
    {
        var policy = new AssociationPolicy { OnResourceGone = ResourceGoneAction.Hold, HoldSeconds = 90, ReleaseAfterHold = true };

        var hold = EipHold.Of(
            HoldRequest.Of(policy)!, "op-1", Association("10.0.0.6") with { Policy = policy }, Eni("eni-1", "10.0.0.5", "10.0.0.6"), Now);

        Assert.Equal(("hold-op-1", 1, Now.AddSeconds(90), true), (hold.HoldId, hold.PrivateIpIndex, hold.Until, hold.ReleaseAfterwards));
        Assert.Same(policy, hold.Policy);
        Assert.Null(HoldRequest.Of(AssociationPolicy.Default));
    }

    [Theory]
    [InlineData(EipMode.Nat, "10.0.0.6", "10.0.0.9,10.0.0.6", "10.0.0.6")]
    [InlineData(EipMode.Nat, "10.0.0.6", "10.0.1.1,10.0.1.2", "10.0.1.2")]
    [InlineData(EipMode.Nat, "10.0.0.6", "10.0.1.1", "10.0.1.1")]
    [InlineData(EipMode.MultiEip, "10.0.0.6", "10.0.1.1,10.0.1.2", "10.0.1.2")]
    [InlineData(EipMode.CutThrough, "10.0.0.5", "10.0.1.1", null)]
    public void RequestFor_Eni_NamesTheSameAddressOrThePlaceOrThePrimary(EipMode mode, string held, string addresses, string? expected)
    {
        var hold = Hold(Eni("eni-1", "10.0.0.5", "10.0.0.6"), held, mode);

        var request = hold.RequestFor("eip-1", Eni("eni-2", addresses.Split(',')));

        Assert.Equal((mode, expected, "hold-op-1", "eni-2"), (request.Mode, request.PrivateIpAddress, request.HoldId, request.ResourceId));
    }

    [Fact]
    public void RequestFor_OtherThanEni_NamesNoModeOrAddress()
    {
        var request = Hold(Ecs("i-1"), "10.0.0.1").RequestFor("eip-1", Ecs("i-2"));

        Assert.Null(request.Mode);
        Assert.Null(request.PrivateIpAddress);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.64.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.0", true)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("203.0.113.5", false)]
    public void IsPublicUnicast_Address_ByTheRegistry(string address, bool expected) =>
        Assert.Equal(expected, PublicIpv4.IsPublicUnicast(address));

    [Fact]
    public void IsIdle_Held_IsNot()
    {
        var eip = new Eip { EipId = "eip-1", IpAddress = "198.18.0.1", RegionId = "r", AllocatedAt = Now };

        Assert.True(eip.IsIdle);
        Assert.False((eip with { Hold = Hold(Ecs("i-1"), "10.0.0.1") }).IsIdle);
    }

    private static EipHold Hold(CloudResource resource, string privateIp, EipMode mode = EipMode.Nat) =>
        EipHold.Of(new(3600, ReleaseAfterwards: false), "op-1", Association(privateIp, mode) with { ResourceId = resource.ResourceId, ResourceKind = resource.Kind }, resource, Now);

    private static Association Association(string privateIp, EipMode mode = EipMode.Nat) => new()
    {
        AssociationId = "assoc-1",
        ResourceId = "eni-1",
        ResourceKind = ResourceKind.NetworkInterface,
        Slot = privateIp,
        Mode = mode,
        PrivateIpAddress = privateIp,
        CreatedAt = Now,
    };

    private static EcsInstance Ecs(string id) => new()
    {
        ResourceId = id, RegionId = "r", VpcId = "vpc-1", Status = EcsStatus.Running, PrivateIpAddress = "10.0.0.1",
    };

    private static NetworkInterface Eni(string id, params string[] addresses) => new()
    {
        ResourceId = id,
        RegionId = "r",
        VpcId = "vpc-1",
        Type = NetworkInterfaceType.Secondary,
        Status = NetworkInterfaceStatus.Available,
        PrivateIpAddresses = addresses,
    };
}
