using System.Text.Json;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Idle;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Idle;

public sealed class IdleSinceTests
{
    private static readonly DateTimeOffset Ended = Snapshots.Eip.AllocatedAt.AddDays(10);

    private static Eip Associating => Snapshots.Eip.Apply(EipTrigger.BeginAssociate, "op-1") with { Association = Snapshots.Association("i-1") };

    private static Eip InUse => Associating.Apply(EipTrigger.CompleteAssociate, "op-1");

    private static Eip Unassociating => InUse.Apply(EipTrigger.BeginDisassociate, "op-2");

    [Fact]
    public void IdleSince_NeverUsed_IsTheAllocation()
    {
        Assert.Equal(Snapshots.Eip.AllocatedAt, Snapshots.Eip.IdleSince);
        Assert.True(Snapshots.Eip.IsIdle);
    }

    [Fact]
    public void IdleSince_InUseOrBeingDisassociated_IsNone()
    {
        Assert.Null(InUse.IdleSince);
        Assert.Null(Unassociating.IdleSince);
        Assert.Equal(0, InUse.IdleDays(Ended));
        Assert.False(InUse.IsIdle || Unassociating.IsIdle || Associating.IsIdle);
    }

    [Fact]
    public void EndAssociation_Unassociating_RemembersTheHolderAndTheTime()
    {
        var eip = Unassociating.EndAssociation("op-2", "rg-1", Ended);

        Assert.Equal((EipState.Available, null, Ended), (eip.State, eip.Association, eip.IdleSince));
        Assert.Equal(
            new LastHolder { ResourceId = "i-1", ResourceKind = Domain.Resources.ResourceKind.EcsInstance, ResourceGroupId = "rg-1", AssociationId = "assoc-1", Until = Ended },
            eip.LastHolder);
    }

    [Fact]
    public void IdleSince_AssociationRolledBack_IsAsBefore()
    {
        var eip = Unassociating.EndAssociation("op-2", "rg-1", Ended);

        var back = eip.Apply(EipTrigger.BeginAssociate, "op-3").Apply(EipTrigger.RollBackAssociate, "op-3");

        Assert.Equal((eip.IdleSince, eip.LastHolder), (back.IdleSince, back.LastHolder));
    }

    [Fact]
    public void EndAssociation_InUse_IsRefused() =>
        Assert.Throws<InvalidEipTransitionException>(() => InUse.EndAssociation("op-2", "rg-1", Ended));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(23, 0)]
    [InlineData(24, 1)]
    [InlineData(71, 2)]
    public void IdleDays_Hours_AreFullDays(int hours, int days) =>
        Assert.Equal(days, Snapshots.Eip.IdleDays(Snapshots.Eip.AllocatedAt.AddHours(hours)));

    [Fact]
    public void Deserialize_RowFromBeforeThereWasALastHolder_IsIdleSinceItsAllocationWithoutWafOrigins()
    {
        const string Json = """{"eipId":"eip-1","ipAddress":"203.0.113.5","regionId":"cn-hangzhou","state":"Available","allocatedAt":"2021-01-13T00:00:00+00:00"}""";

        var eip = JsonSerializer.Deserialize(Json, DomainJson.Default.Eip)!;

        Assert.Equal(eip.AllocatedAt, eip.IdleSince);
        Assert.Null(eip.LastHolder);
        Assert.Empty(eip.WafOrigins);
    }
}
