using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using static EipFunctions.Gateway.Tests.GatewayFixture;

namespace EipFunctions.Gateway.Tests.Contract;

public abstract partial class GatewayContract
{
    [Fact]
    public async Task BindAsync_Accepted_ReadsBack()
    {
        await Gateway.BindAsync(Binding(), 1, default);

        Assert.Equal(Binding(), await Gateway.ReadAsync(Region, "eip-1", default));
        Assert.Null(await Gateway.ReadAsync("cn-beijing", "eip-1", default));
    }

    [Fact]
    public async Task BindAsync_RepeatedWithFenceAndContent_AnswersLikeTheFirst()
    {
        await Gateway.BindAsync(Binding(), 1, default);
        await Gateway.BindAsync(Binding(), 1, default);
        await Gateway.BindAsync(Binding("eip-9", "i-9"), 1, default);

        var first = await RejectedAsync(Binding("eip-2"), 1);
        await Gateway.UnbindAsync(Region, "eip-1", 2, default);

        Assert.Equal(first, await RejectedAsync(Binding("eip-2"), 1));
    }

    [Fact]
    public async Task BindAsync_OverAnotherBindingOfTheEip_IsRejectedAndChangesNothing()
    {
        await Gateway.BindAsync(Binding(), 1, default);

        var message = await RejectedAsync(Binding(resource: "i-2", operation: "op-2"), 2);

        Assert.Equal("eip-1 is bound to i-1 by operation op-1; unbind it first.", message);
        Assert.Equal(Binding(), await Gateway.ReadAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task BindAsync_AsItIsBoundByAnotherOperation_SucceedsAndItsFenceCounts()
    {
        await Gateway.BindAsync(Binding(), 1, default);

        await Gateway.BindAsync(Binding(operation: "op-2"), 3, default);

        Assert.Equal(Binding(operation: "op-2"), await Gateway.ReadAsync(Region, "eip-1", default));
        await Assert.ThrowsAsync<GatewayRejectedException>(() => Gateway.UnbindAsync(Region, "eip-1", 2, default));
    }

    [Fact]
    public async Task BindAsync_RepeatedAfterItWasAcceptedAndNotApplied_IsApplied()
    {
        Faults.Set(new() { AcceptNextBindsWithoutApplying = 1 });
        await Gateway.BindAsync(Binding(), 1, default);

        await Gateway.BindAsync(Binding(), 1, default);

        Assert.Equal(Binding(), await Gateway.ReadAsync(Region, "eip-1", default));
    }

    [Fact]
    public async Task BindAsync_OlderFence_IsRefused()
    {
        await Gateway.UnbindAsync(Region, "eip-1", 5, default);

        Assert.Equal("Fence 4 of eip-1 is older than 5, which the gateway has seen.", await RejectedAsync(Binding(), 4));
    }

    [Fact]
    public async Task BindAsync_FenceUsedForAnotherChange_IsRefused()
    {
        await Gateway.UnbindAsync(Region, "eip-1", 5, default);

        Assert.Equal("Fence 5 of eip-1 was used for another change.", await RejectedAsync(Binding(), 5));
    }

    [Fact]
    public async Task BindAsync_OlderThanARejectedOne_IsRefused()
    {
        await Gateway.BindAsync(Binding(), 1, default);
        await RejectedAsync(Binding("eip-2"), 5);

        Assert.Contains("older than 5", await RejectedAsync(Binding("eip-2", "i-2"), 4), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BindAsync_SixtyFourEipsToOneTarget_OneWins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(async () =>
        {
            try
            {
                await Gateway.BindAsync(Binding($"eip-{i}", operation: $"op-{i}"), 1, default);
                return true;
            }
            catch (GatewayRejectedException)
            {
                return false;
            }
        })));

        Assert.Single(results, true);
        Assert.Single(await Gateway.ListAsync(Account, Region, null, default).Select(one => one.Binding).ToListAsync());
    }

    [Fact]
    public async Task BindAsync_SharedTargets_TakeManyEips()
    {
        for (var i = 0; i < 20; i++)
        {
            await Gateway.BindAsync(Binding($"eip-nat-{i}", "ngw-1", null, kind: ResourceKind.Nat), 1, default);
            await Gateway.BindAsync(
                Binding($"eip-eni-{i}", "eni-1", kind: ResourceKind.NetworkInterface, mode: EipMode.MultiEip), 1, default);
        }

        await RejectedAsync(Binding("eip-other", "eni-1", kind: ResourceKind.NetworkInterface), 1);
        Assert.Equal(40, await Gateway.ListAsync(Account, Region, null, default).Select(one => one.Binding).CountAsync());
    }

    [Fact]
    public async Task UnbindAsync_Bound_FreesTheTargetAndCutsFlows()
    {
        await Gateway.BindAsync(Binding(), 1, default);
        Assert.True(Simulated.OpenFlow(Region, "eip-1", "198.51.100.7:443"));
        Assert.Equal("198.51.100.7:443", Assert.Single(Simulated.FlowsOf(Region, "eip-1")).Remote);

        await Gateway.UnbindAsync(Region, "eip-1", 2, default);

        Assert.Empty(Simulated.FlowsOf(Region, "eip-1"));
        Assert.False(Simulated.OpenFlow(Region, "eip-1", "198.51.100.7:443"));
        await Gateway.BindAsync(Binding("eip-2"), 1, default);
    }

    [Fact]
    public async Task UnbindAsync_NotBound_Succeeds()
    {
        await Gateway.UnbindAsync(Region, "eip-1", 1, default);
        await Gateway.UnbindAsync(Region, "eip-1", 1, default);

        Assert.Null(await Gateway.ReadAsync(Region, "eip-1", default));
    }

    private async Task<string> RejectedAsync(GatewayBinding binding, long fence) =>
        (await Assert.ThrowsAsync<GatewayRejectedException>(() => Gateway.BindAsync(binding, fence, default))).Message;
}
