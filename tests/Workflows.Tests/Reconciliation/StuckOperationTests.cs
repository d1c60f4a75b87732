using System.Collections.Concurrent;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.Reconciliation;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests.Reconciliation;

/// <summary>Operations whose instance ended, or is gone, and that left an EIP in a transitional state.</summary>
public sealed class StuckOperationTests(AzuriteFixture azurite) : ReconcilerTest(azurite)
{
    private const string Ghost = "op-ghost";

    private static OperationScope Scope => new(TestRegion.Partition, Ghost, TestRegion.Owner);

    public static MatrixTheoryData<OperationKind, bool> Cases => new(
        [OperationKind.AssociateEip, OperationKind.DisassociateEip, OperationKind.ChangeEipMode, OperationKind.ReleaseEip], [true, false]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Reconcile_OperationIsGone_IsUndoneAsItWouldHaveBeen(OperationKind kind, bool isOnGateway)
    {
        var (eip, resource) = await Region.ReadyForAsync(kind);
        var before = (await StateAsync()).Eips[eip];
        await ReserveAsync(kind, eip, resource);
        if (isOnGateway)
        {
            await ChangeGatewayAsync(kind, eip);
        }

        var finding = await RepairedAsync(FindingKind.StuckOperation);

        Assert.Equal("The operation was undone.", finding.After);
        var state = await SoundStateAsync();
        Assert.Equal(before.Undisturbed(), state.Eips[eip].Undisturbed());
        AssertAnnounced(eip, "stuck-operation");
        var again = await Region.RunAsync(kind, eip, resource);
        Assert.Equal((OperationStatus.Succeeded, null), (again.Status, again.Error));
    }

    [Fact]
    public async Task Reconcile_OperationEnded_IsUndone()
    {
        var eip = await Region.AllocateAsync();
        _ = await Host.StartAsync(OperationKind.AssociateEip, Ghost, eip, "i-none");
        Assert.Equal(OperationStatus.Rejected, (await Host.EndAsync(Ghost)).Status);
        await ReserveAsync(OperationKind.AssociateEip, eip, await Region.RegisterAsync());

        _ = await RepairedAsync(FindingKind.StuckOperation);

        (await SoundStateAsync()).AssertNothingOf(eip);
        Assert.Equal(
            [EipEventType.AssociationFailed, EipEventType.AssociationRolledBack, EipEventType.Repaired],
            Region.Events.Of(eip).Select(e => e.Type).TakeLast(3));
    }

    [Fact]
    public async Task Reconcile_GatewayWasChangedAfterTheOperation_IsUndoneAllTheSame()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var binding = await BindingAsync(eip);
        await ReserveAsync(OperationKind.DisassociateEip, eip, resource);
        await Region.Gateway.RebindAsync(binding with { ResourceId = "i-else", PrivateIpAddress = "10.9.9.9" }, 50, default);

        _ = await RepairedAsync(FindingKind.StuckOperation);

        await SoundStateAsync();
        Assert.Equal(resource, (await BindingAsync(eip)).ResourceId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reconcile_MoveIsGone_IsBackOnTheFirst(bool isOnGateway)
    {
        var (eip, first) = await Region.AssociatedAsync();
        var before = (await StateAsync()).Eips[eip];
        var second = await Region.RegisterAsync();
        _ = await Host.Get<MoveStore>()
            .ReserveAsync(Scope, new MoveRequest { EipId = eip, ExpectedCurrent = first, ResourceId = second }, default);
        if (isOnGateway)
        {
            await ChangeGatewayAsync(OperationKind.MoveEip, eip);
        }

        _ = await RepairedAsync(FindingKind.StuckOperation);

        Assert.Equal(before.Undisturbed(), (await SoundStateAsync()).Eips[eip].Undisturbed());
        Assert.Equal(first, (await BindingAsync(eip)).ResourceId);
        Assert.Contains(EipEventType.MoveRolledBack, Region.Events.Of(eip).Select(e => e.Type));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Reconcile_SwapIsGone_BothAreWhereTheyWere(int changesMade)
    {
        var ((one, first), (other, second)) = (await Region.AssociatedAsync(), await Region.AssociatedAsync());
        var (oneBinding, otherBinding) = (await BindingAsync(one), await BindingAsync(other));
        _ = await Host.Get<MoveStore>().ReserveAsync(Scope, new SwapRequest { EipId = one, OtherEipId = other }, default);
        var fences = (One: (await RowAsync(Keys.Eip(one))).Value.Fence, Other: (await RowAsync(Keys.Eip(other))).Value.Fence);
        Func<Task>[] changes =
        [
            () => Region.Gateway.UnbindAsync(TestRegion.Partition.RegionId, other, fences.Other - 2, default),
            () => Region.Gateway.RebindAsync(oneBinding with { ResourceId = second, PrivateIpAddress = otherBinding.PrivateIpAddress }, fences.One, default),
            () => Region.Gateway.BindAsync(otherBinding with { ResourceId = first, PrivateIpAddress = oneBinding.PrivateIpAddress }, fences.Other - 1, default),
        ];
        foreach (var change in changes.Take(changesMade))
        {
            await change();
        }

        var run = await ReconcileAsync();

        Assert.Contains((FindingKind.StuckOperation, FindingOutcome.Repaired), run.Report.Items.Select(item => (item.Kind, item.Outcome)));
        var state = await SoundStateAsync();
        Assert.Equal((first, second), (state.Eips[one].Association!.ResourceId, state.Eips[other].Association!.ResourceId));
        Assert.Equal((first, second), ((await BindingAsync(one)).ResourceId, (await BindingAsync(other)).ResourceId));
    }

    [Fact]
    public async Task Reconcile_OperationLacksItsClaim_IsUndone()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        await ReserveAsync(OperationKind.AssociateEip, eip, resource);
        await DeleteAsync(Keys.Claim(resource, "primary"));

        var run = await ReconcileAsync();

        Assert.Equal(
            [(FindingKind.MissingClaim, FindingOutcome.Repaired), (FindingKind.StuckOperation, FindingOutcome.Repaired)],
            run.Report.Items.Select(item => (item.Kind, item.Outcome)));
        (await SoundStateAsync()).AssertNothingOf(eip);
    }

    [Fact]
    public async Task Reconcile_OperationGoesOn_IsLeftAloneAndItsAgeMeasured()
    {
        var measured = new ConcurrentQueue<string>();
        using var listener = Listen(measured);
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        var gate = new Gate();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Bind ? gate.PassAsync() : Task.CompletedTask;
        var running = Region.RunAsync(OperationKind.AssociateEip, eip, resource);
        await gate.Entered;

        Assert.Empty((await ReconcileAsync()).Report.Counts);
        gate.Open();

        Assert.Equal(OperationStatus.Succeeded, (await running).Status);
        Assert.Contains("eipfunctions.reconciliation.transition_age True", measured);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Reconcile_SwapGoesOn_IsLeftAlone()
    {
        var ((one, _), (other, _)) = (await Region.AssociatedAsync(), await Region.AssociatedAsync());
        await Host.Get<WaiterStore>().AddAsync(TestRegion.Partition, await Region.RegisterAsync(), "op-ended", default);
        var gate = new Gate();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Rebind ? gate.PassAsync() : Task.CompletedTask;
        var running = Region.RunAsync(OperationKind.SwapEips, one, other);
        await gate.Entered;

        // The waiter is what makes it look twice.
        var run = await ReconcileAsync();
        gate.Open();

        Assert.Equal((2, FindingKind.LeftoverWaiter), (run.Report.Pass, Assert.Single(run.Report.Counts).Kind));
        Assert.Equal(OperationStatus.Succeeded, (await running).Status);
        await SoundStateAsync();
    }

    [Fact]
    public async Task SecondLook_SwapHasBegunMeanwhile_NoClaimIsMissing()
    {
        var ((one, _), (other, second)) = (await Region.AssociatedAsync(), await Region.AssociatedAsync());
        _ = await Host.Get<MoveStore>().ReserveAsync(Scope, new SwapRequest { EipId = one, OtherEipId = other }, default);
        var suspect = new Suspect(FindingKind.MissingClaim, one, second, $"Slot primary is not claimed for assoc-{Ghost}.")
        {
            Slot = "primary",
            Version = Suspect.VersionOf((await RowAsync(Keys.Eip(one))).Value),
        };
        var repairs = Host.Get<RepairStore>();

        Assert.False(await repairs.IsStillAsync(TestRegion.Partition, suspect, default));
        Assert.Equal(FindingOutcome.GoneByItself, (await repairs.RepairSlotAsync(Scope, suspect, "after", default)).Outcome);

        // Without its own claim it is damage all the same.
        await DeleteAsync(Keys.Claim(second, "primary"));
        Assert.True(await repairs.IsStillAsync(TestRegion.Partition, suspect, default));
    }

    private async Task ReserveAsync(OperationKind kind, string eip, string? resource)
    {
        var reserved = kind switch
        {
            OperationKind.AssociateEip => await Host.Get<AssociationStore>()
                .ReserveAsync(Scope, new() { EipId = eip, ResourceId = resource! }, default),
            OperationKind.DisassociateEip => await Host.Get<DisassociationStore>().ReserveAsync(Scope, new() { EipId = eip }, default),
            OperationKind.ChangeEipMode => await Host.Get<ModeChangeStore>()
                .ReserveAsync(Scope, new() { EipId = eip, Mode = EipMode.CutThrough }, default),
            _ => await Host.Get<ReleaseStore>().ReserveAsync(Scope, eip, default),
        };
        Assert.Empty(reserved.Violations);
    }

    private async Task ChangeGatewayAsync(OperationKind kind, string eipId)
    {
        var eip = (await RowAsync(Keys.Eip(eipId))).Value;
        var change = GatewayChanges.Of(eip, TestRegion.Partition.AccountId, Ghost);
        await (kind switch
        {
            OperationKind.AssociateEip => Region.Gateway.BindAsync(change.Binding!, change.Fence, default),
            OperationKind.ChangeEipMode or OperationKind.MoveEip => Region.Gateway.RebindAsync(change.Binding!, change.Fence, default),
            _ => Region.Gateway.UnbindAsync(eip.RegionId, eipId, change.Fence, default),
        });
    }
}
