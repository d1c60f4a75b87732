using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Associations;

public sealed class SlotAssignmentTests
{
    private static readonly RegisteredResource Eni = new()
    {
        Resource = (NetworkInterface)Snapshots.Resource(ResourceKind.NetworkInterface) with
        {
            PrivateIpAddresses = ["10.0.0.3", "10.0.0.13"],
        },
    };

    [Theory]
    [InlineData(ResourceKind.EcsInstance, "10.0.0.1")]
    [InlineData(ResourceKind.SlbInstance, "10.0.0.2")]
    [InlineData(ResourceKind.HaVip, "10.0.0.4")]
    public void Choose_ResourceForOneEip_TakesTheOneSlot(ResourceKind kind, string address)
    {
        var target = new RegisteredResource { Resource = Snapshots.Resource(kind) };

        Assert.Equal(new SlotAssignment("primary", address), SlotAssignment.Choose(target, EipMode.Nat, null));
        Assert.Null(SlotAssignment.Choose(target with { Occupants = [Snapshots.Occupant()] }, EipMode.Nat, null));
    }

    [Fact]
    public void Choose_NatGateway_TakesTheLowestFreeNumber()
    {
        var target = new RegisteredResource
        {
            Resource = Snapshots.Resource(ResourceKind.Nat),
            Occupants = [Snapshots.Occupant(slot: "0"), Snapshots.Occupant(slot: "2")],
        };

        Assert.Equal(new SlotAssignment("1", null), SlotAssignment.Choose(target, EipMode.Nat, null));
    }

    [Fact]
    public void Choose_EniInNatModeNoAddressNamed_TakesThePrimaryThenTheNextFree()
    {
        var half = Eni with { Occupants = [Snapshots.Occupant(privateIp: "10.0.0.3")] };
        var full = Eni with { Occupants = [.. half.Occupants, Snapshots.Occupant(privateIp: "10.0.0.13")] };

        Assert.Equal(new SlotAssignment("10.0.0.3", "10.0.0.3"), SlotAssignment.Choose(Eni, EipMode.Nat, null));
        Assert.Equal(new SlotAssignment("10.0.0.13", "10.0.0.13"), SlotAssignment.Choose(half, EipMode.Nat, null));
        Assert.Null(SlotAssignment.Choose(full, EipMode.Nat, null));
    }

    [Fact]
    public void Choose_EniInNatModeAddressNamed_TakesItOrNothing()
    {
        var half = Eni with { Occupants = [Snapshots.Occupant(privateIp: "10.0.0.3")] };

        Assert.Equal("10.0.0.13", SlotAssignment.Choose(half, EipMode.Nat, "10.0.0.13")?.Slot);
        Assert.Null(SlotAssignment.Choose(half, EipMode.Nat, "10.0.0.3"));
    }

    [Fact]
    public void Choose_EniInCutThroughMode_TakesThePrimaryAddress() =>
        Assert.Equal(new SlotAssignment("10.0.0.3", "10.0.0.3"), SlotAssignment.Choose(Eni, EipMode.CutThrough, null));

    [Fact]
    public void Choose_EniInMultiEipMode_TakesANumberAndKeepsTheAddressThatWasNamed()
    {
        Assert.Equal(new SlotAssignment("0", "10.0.0.3"), SlotAssignment.Choose(Eni, EipMode.MultiEip, null));
        Assert.Equal(new SlotAssignment("0", "10.0.0.13"), SlotAssignment.Choose(Eni, EipMode.MultiEip, "10.0.0.13"));
    }

    [Fact]
    public void Choose_NothingOrAnUnknownKind_Throws()
    {
        var unknown = new RegisteredResource { Resource = new Unknown { ResourceId = "x-1", RegionId = Snapshots.Region } };

        Assert.Throws<ArgumentNullException>(() => SlotAssignment.Choose(null!, EipMode.Nat, null));
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => SlotAssignment.Choose(unknown, EipMode.Nat, null));
        Assert.StartsWith("Unknown kind of resource.", thrown.Message, StringComparison.Ordinal);
    }

    private sealed record Unknown : CloudResource
    {
        public override IReadOnlyList<string> PrivateAddresses => [];

        public override ResourceKind Kind => (ResourceKind)99;
    }
}
