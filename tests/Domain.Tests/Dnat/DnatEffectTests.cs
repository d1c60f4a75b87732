using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Dnat;

public sealed class DnatEffectTests
{
    private static readonly DnatEntry Entry = Snapshots.Entry();

    private static readonly RegisteredResource Gateway = Snapshots.PassingDnatEntry.NatGateway!;

    [Theory]
    [InlineData(ResourceKind.EcsInstance, DnatObstacle.EipPreferred)]
    [InlineData(ResourceKind.HaVip, DnatObstacle.EipPreferred)]
    [InlineData(ResourceKind.NetworkInterface, null)]
    [InlineData(ResourceKind.SlbInstance, null)]
    public void Of_TargetWithAnEip_TheEipOfAnInstanceWins(ResourceKind kind, DnatObstacle? obstacle)
    {
        var target = new RegisteredResource { Resource = Snapshots.Resource(kind), Occupants = [Snapshots.Occupant()], DnatEntries = [Entry] };

        var effect = DnatEffect.Of(target, Gateway, Entry);

        Assert.Equal((obstacle, obstacle is null), (effect.Obstacle, effect.IsEffective));
        Assert.Equal(obstacle is null, effect.Reason is null);
    }

    [Fact]
    public void Of_TargetWithoutEip_TakesEffect() =>
        Assert.True(DnatEffect.Of(new() { Resource = Snapshots.Resource(ResourceKind.EcsInstance) }, Gateway, Entry).IsEffective);

    [Fact]
    public void Of_NobodyHasTheAddress_WaitsForWhoComesToHaveIt()
    {
        var effect = DnatEffect.Of(target: null, Gateway, Entry);

        Assert.Equal((DnatObstacle.NoTarget, false), (effect.Obstacle, effect.IsEffective));
        Assert.Contains(Entry.InternalIp, effect.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ExternalIpLeftTheGateway_NothingArrives()
    {
        var target = new RegisteredResource { Resource = Snapshots.Resource(ResourceKind.EcsInstance), Occupants = [Snapshots.Occupant()] };

        var effect = DnatEffect.Of(target, Gateway with { Occupants = [] }, Entry);

        Assert.Equal(DnatObstacle.ExternalIpNotOnGateway, effect.Obstacle);
        Assert.Contains(Entry.ExternalIp, effect.Reason, StringComparison.Ordinal);
    }
}
