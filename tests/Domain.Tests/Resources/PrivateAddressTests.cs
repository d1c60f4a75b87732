using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Resources;

public sealed class PrivateAddressTests
{
    private static readonly PrivateAddress Free = new() { VpcId = "vpc-1", IpAddress = "10.0.0.1" };

    private static readonly AddressHolder Instance = AddressHolder.Of(Snapshots.Resource(ResourceKind.EcsInstance));

    private static readonly AddressHolder Primary = AddressHolder.Of(Snapshots.PrimaryEni);

    [Fact]
    public void RivalOf_InstanceAndItsPrimaryEni_ShareTheAddressInEitherOrder()
    {
        Assert.Null(Free.HeldBy(Instance).RivalOf(Primary));
        Assert.Null(Free.HeldBy(Primary).RivalOf(Instance));
        Assert.Null(Free.HeldBy(Primary).RivalOf(Primary));
    }

    [Fact]
    public void RivalOf_EveryoneElse_IsToldWhoHasIt()
    {
        var secondary = AddressHolder.Of(Snapshots.PrimaryEni with { Type = NetworkInterfaceType.Secondary });
        var ofAnother = AddressHolder.Of(Snapshots.PrimaryEni with { InstanceId = "i-2" });
        var haVip = AddressHolder.Of(Snapshots.Resource(ResourceKind.HaVip));

        Assert.All(
            [secondary, ofAnother, haVip, new("i-2", ResourceKind.EcsInstance)],
            other => Assert.Equal(Instance, Free.HeldBy(Instance).RivalOf(other)));
        Assert.Equal(Primary, Free.HeldBy(Instance).HeldBy(Primary).RivalOf(new("eni-2", ResourceKind.NetworkInterface, "i-1")));
    }

    [Fact]
    public void Target_InstanceAndItsPrimaryEni_IsTheInstance()
    {
        Assert.Equal(Instance, Free.HeldBy(Primary).HeldBy(Instance).Target);
        Assert.Equal(Primary, Free.HeldBy(Primary).Target);
        Assert.Null(Free.Target);
    }

    [Fact]
    public void HeldBy_SameResourceChanged_TakesTheNewHolder()
    {
        var detached = Primary with { PrimaryOf = null };

        Assert.Equal([detached], Free.HeldBy(Primary).HeldBy(detached).Holders);
    }

    [Fact]
    public void IsIdle_LastHolderAndEntryGone_NeedNotBeRemembered()
    {
        var used = Free.HeldBy(Instance).LedToBy([Snapshots.Entry()]);

        Assert.False(used.Without(Instance).IsIdle);
        Assert.True((used.Without(Instance) with { DnatEntries = [] }).IsIdle);
    }

    [Fact]
    public void Changes_ThatChangeNothing_GiveTheSameObject()
    {
        var used = Free.HeldBy(Instance).LedToBy([Snapshots.Entry()]);

        Assert.Same(used, used.HeldBy(Instance));
        Assert.Same(used, used.Without(Primary));
        Assert.Same(used, used.LedToBy([Snapshots.Entry()]));
    }
}
