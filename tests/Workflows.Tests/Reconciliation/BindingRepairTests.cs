using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Domain.Resources;
using EipFunctions.Gateway;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests.Reconciliation;

/// <summary>Bindings that the gateway has too few, too many, or otherwise than is stored.</summary>
public sealed class BindingRepairTests(AzuriteFixture azurite) : ReconcilerTest(azurite)
{
    private static string RegionId => TestRegion.Partition.RegionId;

    [Fact]
    public async Task Reconcile_NothingWrong_FindsNothingAndChangesNothing()
    {
        _ = await Region.AssociatedAsync();
        _ = await Region.AllocateAsync();
        var (rows, bound) = (await Region.DumpAsync(), await BoundAsync());

        var run = await ReconcileAsync();

        Assert.Equal(rows, await Region.DumpAsync());
        Assert.Equal(bound, await BoundAsync());
        Assert.Empty(run.Report.Counts);
        Assert.Equal((2, 1, 1, 1), (run.Report.Compared.Eips, run.Report.Compared.Bindings, run.Report.Compared.Claims, run.Report.Compared.Resources));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Reconcile_UnboundBehindTheServicesBack_IsBoundAgain(long fence)
    {
        var (eip, _) = await Region.AssociatedAsync();
        await Region.Gateway.UnbindAsync(RegionId, eip, fence, default);

        var finding = await RepairedAsync(FindingKind.MissingBinding);

        Assert.Contains("not bound", finding.Before, StringComparison.Ordinal);
        var state = await SoundStateAsync();
        Assert.True(state.Eips[eip].Fence > fence);
        AssertAnnounced(eip, "missing-binding");
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.DisassociateEip, eip)).Status);
        (await SoundStateAsync()).AssertNothingOf(eip);
    }

    [Fact]
    public async Task Reconcile_BoundElsewhere_IsBoundAsStored()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var binding = await BindingAsync(eip);
        await Region.Gateway.RebindAsync(binding with { ResourceId = "i-else", PrivateIpAddress = "10.9.9.9" }, 7, default);

        var finding = await RepairedAsync(FindingKind.MissingBinding);

        Assert.Contains("i-else", finding.Before, StringComparison.Ordinal);
        Assert.Equal(resource, (await BindingAsync(eip)).ResourceId);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Reconcile_AvailableEipIsBound_IsUnbound()
    {
        var eip = await Region.AllocateAsync();
        await Region.Gateway.BindAsync(Stray(eip), 9, default);

        _ = await RepairedAsync(FindingKind.StrayBinding);

        (await SoundStateAsync()).AssertNothingOf(eip);
        AssertAnnounced(eip, "stray-binding");
        var resource = await Region.RegisterAsync();
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.AssociateEip, eip, resource)).Status);
    }

    [Fact]
    public async Task Reconcile_EipWithoutRowIsBound_IsUnboundAndItsSequenceGoesOn()
    {
        var eip = await Region.AllocateAsync();
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.ReleaseEip, eip)).Status);
        await Region.Gateway.BindAsync(Stray(eip), 40, default);

        _ = await RepairedAsync(FindingKind.StrayBinding);

        // That the sequence has no gap is part of a sound state.
        _ = await SoundStateAsync();
        AssertAnnounced(eip, "stray-binding");
        Assert.Equal(41, await Region.Gateway.ReadFenceAsync(RegionId, eip, default));
    }

    [Fact]
    public async Task Reconcile_StrayHasTheTargetOfAMissingOne_BothAreRepaired()
    {
        var (eip, _) = await Region.AssociatedAsync();
        var (other, binding) = (await Region.AllocateAsync(), await BindingAsync(eip));
        await Region.Gateway.UnbindAsync(RegionId, eip, 20, default);
        await Region.Gateway.BindAsync(binding with { EipId = other, IpAddress = "198.18.9.9" }, 9, default);

        var run = await ReconcileAsync();

        Assert.All(run.Report.Items, item => Assert.Equal(FindingOutcome.Repaired, item.Outcome));
        Assert.Equal([FindingKind.StrayBinding, FindingKind.MissingBinding], run.Report.Items.Select(item => item.Kind));
        await SoundStateAsync();
    }

    [Fact]
    public async Task Reconcile_MendedBetweenThePasses_IsLeftAlone()
    {
        var (eip, _) = await Region.AssociatedAsync();
        var binding = await BindingAsync(eip);
        await Region.Gateway.UnbindAsync(RegionId, eip, 3, default);
        var fence = (await RowAsync(Keys.Eip(eip))).Value.Fence;

        var run = await DisturbedAsync(() => Region.Gateway.BindAsync(binding, 4, default));

        Assert.Equal(FindingOutcome.GoneByItself, Assert.Single(run.Report.Items).Outcome);
        Assert.Equal(fence, (await RowAsync(Keys.Eip(eip))).Value.Fence);
    }

    [Fact]
    public async Task Reconcile_ChangedBetweenThePasses_IsLeftAlone()
    {
        var (eip, _) = await Region.AssociatedAsync();
        await Region.Gateway.UnbindAsync(RegionId, eip, 3, default);

        var run = await DisturbedAsync(() => Region.RunAsync(OperationKind.DisassociateEip, eip));

        Assert.Equal(FindingOutcome.GoneByItself, Assert.Single(run.Report.Items).Outcome);
        (await SoundStateAsync()).AssertNothingOf(eip);
    }

    [Fact]
    public async Task Reconcile_DisassociatedWhileItIsBoundAgain_TheOperationWins()
    {
        var (eip, _) = await Region.AssociatedAsync();
        await Region.Gateway.UnbindAsync(RegionId, eip, 3, default);
        var gate = new Gate();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Rebind ? gate.PassAsync() : Task.CompletedTask;
        var reconciled = ReconcileAsync();
        await gate.Entered;

        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.DisassociateEip, eip)).Status);
        gate.Open();

        Assert.Equal(FindingOutcome.GoneByItself, Assert.Single((await reconciled).Report.Items).Outcome);
        (await SoundStateAsync()).AssertNothingOf(eip);
    }

    [Fact]
    public async Task Reconcile_GatewayRefuses_FailsAndTheNextOneRepairs()
    {
        var (eip, _) = await Region.AssociatedAsync();
        await Region.Gateway.UnbindAsync(RegionId, eip, 3, default);
        Region.Faults.Set(new() { RejectEipIds = [eip] });

        var failed = Assert.Single((await ReconcileAsync()).Report.Items);
        Region.Faults.Set(new());

        Assert.Equal(FindingOutcome.Failed, failed.Outcome);
        Assert.NotEmpty(failed.Error!);
        _ = await RepairedAsync(FindingKind.MissingBinding);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Reconcile_GatewayIsDown_WaitsAndRepairs()
    {
        var (eip, _) = await Region.AssociatedAsync();
        await Region.Gateway.UnbindAsync(RegionId, eip, 3, default);
        Region.Faults.Set(new() { Outage = true });
        var reconciled = ReconcileAsync();
        await Eventually.TrueAsync(() => Task.FromResult(Host.Gateway.Calls.Count(call => call.Kind == GatewayCallKind.List) > 2));
        Region.Faults.Set(new());

        Assert.Equal(FindingOutcome.Repaired, Assert.Single((await reconciled).Report.Items).Outcome);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Reconcile_StoreRefusesForAWhile_Repairs()
    {
        var (eip, _) = await Region.AssociatedAsync();
        await Region.Gateway.UnbindAsync(RegionId, eip, 3, default);
        var refused = 0;
        Host.State.BeforeTransaction = () =>
            refused++ < 5 ? throw new Azure.RequestFailedException(503, "Server busy.") : Task.CompletedTask;

        _ = await RepairedAsync(FindingKind.MissingBinding);

        Assert.True(refused > 5);
        await SoundStateAsync();
    }

    private static GatewayBinding Stray(string eipId) =>
        new(RegionId, eipId, "198.18.1.1", "i-stray", ResourceKind.EcsInstance, EipMode.Nat, "10.1.1.1", "op-stray")
        {
            AccountId = TestRegion.Partition.AccountId,
        };

    /// <summary>Does something between the two passes.</summary>
    private async Task<ReconciliationRun> DisturbedAsync(Func<Task> disturb)
    {
        Options.PassInterval = TimeSpan.FromSeconds(60);
        var runs = Host.Get<Workflows.Reconciliation.ReconciliationRuns>();
        var id = (await runs.StartAsync(TestRegion.Partition, ReconciliationMode.Repair, "tester", default)).Run.ReconciliationId;
        await Eventually.TrueAsync(async () =>
            (await runs.GetAsync(TestRegion.Partition, id, default))!.Report is { Counts.Count: > 0, Compared.Claims: > 0 });
        await disturb();
        return await EndAsync(id);
    }
}
