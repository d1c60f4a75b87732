using static EipFunctions.Gateway.Tests.GatewayFixture;

namespace EipFunctions.Gateway.Tests.Contract;

public abstract partial class GatewayContract
{
    [Fact]
    public async Task BindAsync_TransientFault_HasNoEffect()
    {
        Faults.Set(new() { TransientProbability = 1 });
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => Gateway.BindAsync(Binding(), 1, default));

        Faults.Clear();

        Assert.Null(await Gateway.ReadAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task BindAsync_LostAnswer_HasTheEffectAndCanBeRepeated()
    {
        Faults.Set(new() { LostAnswerProbability = 1 });
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => Gateway.BindAsync(Binding(), 1, default));
        Faults.Clear();

        Assert.NotNull(await Gateway.ReadAsync(Region, "eip-1", default));
        await Gateway.BindAsync(Binding(), 1, default);
    }

    [Fact]
    public async Task BindAsync_FailNext_FailsThatManyAndNoMore()
    {
        Faults.Set(new()
        {
            FailNextBinds = new() { Count = 2 },
            FailNextUnbinds = new() { Count = 1, Permanent = true },
        });

        await Assert.ThrowsAsync<GatewayUnavailableException>(() => Gateway.BindAsync(Binding(), 1, default));
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => Gateway.BindAsync(Binding(), 1, default));
        await Gateway.BindAsync(Binding(), 1, default);
        await Assert.ThrowsAsync<GatewayRejectedException>(() => Gateway.UnbindAsync(Region, "eip-1", 2, default));
        await Gateway.UnbindAsync(Region, "eip-1", 2, default);
    }

    [Fact]
    public async Task BindAsync_RejectedTargets_AreRejectedWhileUnbindsPass()
    {
        Faults.Set(new() { RejectEipIds = ["eip-1"], RejectResourceIds = ["i-2"] });

        await Assert.ThrowsAsync<GatewayRejectedException>(() => Gateway.BindAsync(Binding(), 1, default));
        await Assert.ThrowsAsync<GatewayRejectedException>(() => Gateway.BindAsync(Binding("eip-2", "i-2"), 1, default));
        await Gateway.UnbindAsync(Region, "eip-1", 2, default);
        await Gateway.BindAsync(Binding("eip-3", "i-3"), 1, default);
    }

    [Fact]
    public async Task BindAsync_AcceptedWithoutApplying_ReadsBackNothing()
    {
        Faults.Set(new() { AcceptNextBindsWithoutApplying = 1 });

        await Gateway.BindAsync(Binding(), 1, default);

        Assert.Null(await Gateway.ReadAsync(Region, "eip-1", default));
        await Gateway.BindAsync(Binding(), 2, default);
        Assert.NotNull(await Gateway.ReadAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task Outage_EveryCall_Fails()
    {
        Faults.Set(new() { Outage = true });

        await Assert.ThrowsAsync<GatewayUnavailableException>(() => Gateway.BindAsync(Binding(), 1, default));
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => Gateway.UnbindAsync(Region, "eip-1", 1, default));
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => Gateway.ReadAsync(Region, "eip-1", default));
        await Assert.ThrowsAsync<GatewayUnavailableException>(async () => await Gateway.ListAsync(Account, Region, null, default).Select(one => one.Binding).CountAsync());
    }
}
