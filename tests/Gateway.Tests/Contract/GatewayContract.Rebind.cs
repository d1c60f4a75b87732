using EipFunctions.Domain.Eips;
using static EipFunctions.Gateway.Tests.GatewayFixture;

namespace EipFunctions.Gateway.Tests.Contract;

public abstract partial class GatewayContract
{
    private static readonly GatewayBinding Bound = Binding(mode: EipMode.MultiEip);
    private static readonly GatewayBinding Changed = Binding(resource: "i-2", privateIp: "10.0.0.2", operation: "op-2");

    [Fact]
    public async Task RebindAsync_Bound_TakesItsPlaceFreesItsTargetAndCutsFlows()
    {
        await Gateway.BindAsync(Bound, 1, default);
        Assert.True(Simulated.OpenFlow(Region, "eip-1", "198.51.100.7:443"));

        await Gateway.RebindAsync(Changed, 3, default);

        Assert.Equal([Changed], await Gateway.ListAsync(Account, Region, null, default).Select(one => one.Binding).ToListAsync());
        Assert.Empty(Simulated.FlowsOf(Region, "eip-1"));
        await Gateway.BindAsync(Binding("eip-2"), 1, default);
    }

    [Fact]
    public async Task RebindAsync_OtherModeOnTheSameTarget_TakesItsPlace()
    {
        await Gateway.BindAsync(Bound, 1, default);

        await Gateway.RebindAsync(Bound with { Mode = EipMode.CutThrough }, 3, default);

        Assert.Equal(EipMode.CutThrough, (await Gateway.ReadAsync(Region, "eip-1", default))!.Mode);
    }

    [Fact]
    public async Task RebindAsync_AsItIsBound_CutsNoFlow()
    {
        await Gateway.BindAsync(Bound, 1, default);
        Assert.True(Simulated.OpenFlow(Region, "eip-1", "198.51.100.7:443"));

        await Gateway.RebindAsync(Bound with { OperationId = "op-2" }, 3, default);

        Assert.Single(Simulated.FlowsOf(Region, "eip-1"));
    }

    [Fact]
    public async Task RebindAsync_NotBound_Binds()
    {
        await Gateway.RebindAsync(Changed, 3, default);

        Assert.Equal(Changed, await Gateway.ReadAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task RebindAsync_TargetOfAnother_IsRejectedAndTheOldBindingStands()
    {
        await Gateway.BindAsync(Bound, 1, default);
        await Gateway.BindAsync(Changed with { EipId = "eip-2" }, 1, default);

        var rejected = await Assert.ThrowsAsync<GatewayRejectedException>(() => Gateway.RebindAsync(Changed, 3, default));
        var again = await Assert.ThrowsAsync<GatewayRejectedException>(() => Gateway.RebindAsync(Changed, 3, default));

        Assert.Equal("10.0.0.2 of i-2 is bound to eip-2.", rejected.Message);
        Assert.Equal(rejected.Message, again.Message);
        Assert.Equal(Bound, await Gateway.ReadAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task RebindAsync_LateAndAfterItsUndo_IsRefused()
    {
        await Gateway.BindAsync(Bound, 1, default);
        await Gateway.RebindAsync(Bound, 4, default);

        await Assert.ThrowsAsync<GatewayRejectedException>(() => Gateway.RebindAsync(Changed, 3, default));

        Assert.Equal(Bound, await Gateway.ReadAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task RebindAsync_FenceOfABindOfTheSame_IsRefused()
    {
        await Gateway.BindAsync(Bound, 1, default);

        await Assert.ThrowsAsync<GatewayRejectedException>(() => Gateway.RebindAsync(Bound, 1, default));
    }

    [Fact]
    public async Task RebindAsync_AcceptedWithoutApplying_OldBindingStandsUntilItIsRepeated()
    {
        await Gateway.BindAsync(Bound, 1, default);
        Faults.Set(new() { AcceptNextBindsWithoutApplying = 1 });

        await Gateway.RebindAsync(Changed, 3, default);
        Assert.Equal(Bound, await Gateway.ReadAsync(Region, "eip-1", default));
        await Gateway.RebindAsync(Changed, 3, default);

        Assert.Equal(Changed, await Gateway.ReadAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task RebindAsync_RejectedByAFault_CanBeUndoneWhileTheFaultLasts()
    {
        await Gateway.BindAsync(Bound, 1, default);
        Faults.Set(new() { RejectEipIds = ["eip-1"] });

        await Assert.ThrowsAsync<GatewayRejectedException>(() => Gateway.RebindAsync(Changed, 3, default));
        await Gateway.RebindAsync(Bound, 4, default);

        Assert.Equal(Bound, await Gateway.ReadAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task RebindAsync_Outage_FailsEvenForWhatStands()
    {
        await Gateway.BindAsync(Bound, 1, default);
        Faults.Set(new() { Outage = true });

        await Assert.ThrowsAsync<GatewayUnavailableException>(() => Gateway.RebindAsync(Bound, 3, default));
    }
}
