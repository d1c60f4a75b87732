using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Associations;

public sealed class OccupantTests
{
    [Fact]
    public void Is_ItsOwnAssociation_True()
    {
        var association = Snapshots.Association("eni-1") with { PrivateIpAddress = "10.0.0.3" };

        Assert.True(Occupant.Of(Snapshots.Eip, association).Is(Snapshots.Eip.EipId, association));
    }

    [Fact]
    public void Is_AnotherEipSlotModeOrAddress_False()
    {
        var association = Snapshots.Association("eni-1") with { PrivateIpAddress = "10.0.0.3" };
        var occupant = Occupant.Of(Snapshots.Eip, association);

        Assert.False(occupant.Is("eip-2", association));
        Assert.False(occupant.Is(Snapshots.Eip.EipId, association with { Slot = "1" }));
        Assert.False(occupant.Is(Snapshots.Eip.EipId, association with { Mode = EipMode.CutThrough }));
        Assert.False(occupant.Is(Snapshots.Eip.EipId, association with { PrivateIpAddress = "10.0.0.4" }));
    }
}
