using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Holds;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

/// <summary>An EIP that is held for the replacement of its resource.</summary>
public sealed class HoldTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    private const int Long = 86_400;
    private const string Logical = "web";

    private static AccountRegion Partition => TestRegion.Partition;

    [Fact]
    public async Task Hold_ReplacementWithLogicalIdRegistered_GetsTheEip()
    {
        var policy = new AssociationPolicy { OnResourceGone = ResourceGoneAction.Hold, HoldSeconds = Long };
        var (eip, resource) = (await Region.AllocateAsync(), await LogicalAsync());
        await AssociateAsync(eip, resource, policy);
        var held = await HoldAsync(eip);
        Assert.Equal((EipState.Available, resource, Logical), (held.State, held.Hold!.ResourceId, held.Hold.LogicalId));
        await RemoveAsync(resource);
        await AsleepAsync(held.Hold.HoldId);

        var replacement = await LogicalAsync();

        var associated = await InUseAsync(eip);
        Assert.Equal((replacement, policy, held.Hold.Slot), (associated.Association!.ResourceId, associated.Association.Policy, associated.Association.Slot));
        Assert.Null(associated.Hold);
        await EndedAsync(held.Hold.HoldId);
        Assert.Equal(
            [
                EipEventType.DisassociationSucceeded, EipEventType.HoldBegan,
                EipEventType.AssociationRequested, EipEventType.AssociationSucceeded, EipEventType.HoldEnded,
            ],
            (await SoundStateAsync()).EventsByEip[eip].OrderBy(e => e.Sequence).Select(e => e.Type).TakeLast(5));
        await AssertNoHoldRowsAsync();
    }

    [Fact]
    public async Task Hold_EniReplaced_HasTheSameModeAndPlace()
    {
        var (eip, old, next) = (await Region.AllocateAsync(), Eni("eni-old", "10.1.0.1", "10.1.0.2"), Eni("eni-new", "10.2.0.1", "10.2.0.2"));
        await PutAsync(old);
        _ = await Host.Operations.AssociateAsync(
            OperationCalls.Ticket("op-a"),
            new() { EipId = eip, ResourceId = old.ResourceId, Mode = EipMode.Nat, PrivateIpAddress = "10.1.0.2" },
            default);
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync("op-a")).Status);
        _ = await HoldAsync(eip);

        await PutAsync(next with { Replaces = old.ResourceId });

        var association = (await InUseAsync(eip)).Association!;
        Assert.Equal(("eni-new", EipMode.Nat, "10.2.0.2", "10.2.0.2"), (association.ResourceId, association.Mode, association.PrivateIpAddress, association.Slot));
        await SoundStateAsync();
    }

    [Fact]
    public async Task Hold_ReplacementIsPending_IsAssociatedWhenItRuns()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var hold = (await HoldAsync(eip)).Hold!;
        var next = Ecs("i-next") with { Replaces = resource, Status = EcsStatus.Pending };
        await PutAsync(next);
        await Eventually.TrueAsync(async () => (await StateAsync()).Eips[eip].Hold!.Obstacle?.StartsWith("i-next: ", StringComparison.Ordinal) == true);

        await PutAsync(next with { Status = EcsStatus.Running });

        Assert.Equal("i-next", (await InUseAsync(eip)).Association!.ResourceId);
        await EndedAsync(hold.HoldId);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Hold_ReplacementWasThereBefore_GetsTheEip()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        await PutAsync(Ecs("i-next") with { Replaces = resource });

        _ = await HoldAsync(eip, wait: false);

        Assert.Equal("i-next", (await InUseAsync(eip)).Association!.ResourceId);
    }

    [Fact]
    public async Task Hold_SameResource_OnlyWhenRegisteredAnew()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var hold = (await HoldAsync(eip)).Hold!;
        await PutAsync(Ecs(resource) with { Name = "in maintenance" });
        await AsleepAsync(hold.HoldId, wakeUps: 2);
        Assert.Equal(EipState.Available, (await StateAsync()).Eips[eip].State);
        await RemoveAsync(resource);

        await PutAsync(Ecs(resource));

        Assert.Equal(resource, (await InUseAsync(eip)).Association!.ResourceId);
    }

    [Fact]
    public async Task Hold_WakeUpLost_LooksByItself()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var hold = (await HoldAsync(eip)).Hold!;
        await AsleepAsync(hold.HoldId);

        _ = await new ResourceInventory(Host.Get<StateUpdater>(), Region.Time).PutAsync(Partition, TestRegion.Owner, Ecs("i-next") with { Replaces = resource }, default);

        Assert.Equal("i-next", (await InUseAsync(eip)).Association!.ResourceId);
    }

    [Fact]
    public async Task Hold_SomebodyElse_NeverTakesIt()
    {
        var (eip, _) = await Region.AssociatedAsync();
        _ = await HoldAsync(eip);

        var taken = await Region.RunAsync(OperationKind.AssociateEip, eip, await Region.RegisterAsync());
        var released = await Region.RunAsync(OperationKind.ReleaseEip, eip);

        Assert.Equal((OperationStatus.Rejected, "eip-not-held"), (taken.Status, Assert.Single(taken.Violations).RuleId));
        Assert.Equal((OperationStatus.Rejected, "eip-not-held"), (released.Status, Assert.Single(released.Violations).RuleId));
    }

    [Fact]
    public async Task Hold_TwoReplacementsAtOnce_OneGetsIt()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var hold = (await HoldAsync(eip)).Hold!;

        await Task.WhenAll(PutAsync(Ecs("i-a") with { Replaces = resource }), PutAsync(Ecs("i-b") with { Replaces = resource }));

        Assert.Contains((await InUseAsync(eip)).Association!.ResourceId, (string[])["i-a", "i-b"]);
        await EndedAsync(hold.HoldId);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Hold_TwoEipsOneReplacement_OneIsAssociatedAndOneHeld()
    {
        var resource = Eni("eni-old", "10.1.0.1", "10.1.0.2");
        await PutAsync(resource);
        var eips = new[] { await Region.AllocateAsync(), await Region.AllocateAsync() };
        foreach (var eip in eips)
        {
            Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.AssociateEip, eip, resource.ResourceId)).Status);
            _ = await HoldAsync(eip);
        }

        await PutAsync(Eni("eni-new", "10.2.0.1") with { Replaces = resource.ResourceId });

        await Eventually.TrueAsync(async () => (await StateAsync()).Eips.Values.Count(eip => eip.State == EipState.InUse) == 1
            && (await StateAsync()).Eips.Values.Count(eip => eip.Hold?.Obstacle is not null) == 1);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Hold_TimeIsUp_IsFree()
    {
        var (eip, _) = await Region.AssociatedAsync();
        var hold = (await HoldAsync(eip, seconds: 60)).Hold!;

        await EndedAsync(hold.HoldId);

        var state = await SoundStateAsync();
        Assert.Null(state.Eips[eip].Hold);
        Assert.Equal(
            (EipEventType.HoldEnded, "Expired"),
            state.EventsByEip[eip].OrderBy(e => e.Sequence).Select(e => (e.Type, e.Data.Reason)).Last());
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.AssociateEip, eip, await Region.RegisterAsync())).Status);
        await AssertNoHoldRowsAsync();
    }

    [Fact]
    public async Task Hold_TimeIsUpAndReleaseAfterwards_IsReleased()
    {
        var (eip, _) = await Region.AssociatedAsync();
        var hold = (await HoldAsync(eip, seconds: 60, release: true)).Hold!;

        await EndedAsync(hold.HoldId);

        Assert.False((await SoundStateAsync()).Eips.ContainsKey(eip));
    }

    [Fact]
    public async Task Hold_ImportedEipAndReleaseAfterwards_IsNeverReleased()
    {
        var (eip, resource) = (Region.NextId("eip"), await Region.RegisterAsync());
        _ = await Host.Get<ImportStore>().ImportAsync(Partition, TestRegion.Owner, eip, null, new() { IpAddress = "8.8.4.4" }, default);
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.AssociateEip, eip, resource)).Status);
        var hold = (await HoldAsync(eip, seconds: 60, release: true)).Hold!;

        await EndedAsync(hold.HoldId);

        var kept = (await SoundStateAsync()).Eips[eip];
        Assert.Equal((EipState.Available, null), (kept.State, kept.Hold));
    }

    [Fact]
    public async Task Hold_Canceled_IsFreeAndTheReplacementDoesNotGetIt()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var hold = (await HoldAsync(eip, release: true)).Hold!;
        await AsleepAsync(hold.HoldId);

        var ended = await Host.Get<HoldStore>().EndAsync(Partition, TestRegion.Owner, eip, null, HoldEndReason.Canceled, default);
        await PutAsync(Ecs("i-next") with { Replaces = resource });

        Assert.Equal(HoldEndStatus.Ended, ended);
        await EndedAsync(hold.HoldId);
        Assert.Equal((EipState.Available, null), ((await SoundStateAsync()).Eips[eip].State, (await StateAsync()).Eips[eip].Hold));
    }

    [Fact]
    public async Task Hold_WorkflowCanceled_EndsTheHold()
    {
        var (eip, _) = await Region.AssociatedAsync();
        var hold = (await HoldAsync(eip, release: true)).Hold!;
        await AsleepAsync(hold.HoldId);

        _ = await Host.Get<IWorkflowClient>().CancelAsync(hold.HoldId, "test");

        await EndedAsync(hold.HoldId);
        var kept = (await SoundStateAsync()).Eips[eip];
        Assert.Equal((EipState.Available, null), (kept.State, kept.Hold));
    }

    [Fact]
    public async Task Hold_MoreWakeUpsThanOneExecutionTakes_GoesOn()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var hold = (await HoldAsync(eip)).Hold!;
        var next = Ecs("i-next") with { Replaces = resource, Status = EcsStatus.Pending };
        for (var i = 0; i < 30; i++)
        {
            await PutAsync(next with { Name = $"try {i}" });
        }

        await PutAsync(next with { Status = EcsStatus.Running });

        Assert.Equal("i-next", (await InUseAsync(eip)).Association!.ResourceId);
        await EndedAsync(hold.HoldId);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Hold_AssociationFails_GoesOnAndSaysWhy()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        _ = await HoldAsync(eip);
        var isUndone = false;
        Host.Gateway.Before = call =>
        {
            isUndone |= call.Kind != GatewayCallKind.Read && call.Fence % 2 == 1;
            return call.Kind == GatewayCallKind.Read && !isUndone
                ? throw new NonRetryableException("No answer.")
                : Task.CompletedTask;
        };
        await PutAsync(Ecs("i-next") with { Replaces = resource });
        await Eventually.TrueAsync(async () =>
            (await StateAsync()).Eips[eip].Hold?.Obstacle?.Contains("No answer.", StringComparison.Ordinal) == true);

        await PutAsync(Ecs("i-next") with { Replaces = resource, Name = "again" });

        Assert.Equal("i-next", (await InUseAsync(eip)).Association!.ResourceId);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Hold_CrashAfterEachEffect_TheReplacementGetsTheEip()
    {
        for (var effects = 1; ; effects++)
        {
            var (eip, resource) = await Region.AssociatedAsync();
            var (id, next) = (Region.NextId("op"), Region.NextId("i"));
            Host.Power.CutAfter(effects);
            var isCut = await Region.PoweredAsync(async () =>
            {
                await StartHoldAsync(id, eip);
                _ = await Host.EndAsync(id);
            });
            isCut |= await Region.PoweredAsync(() => PutAsync(Ecs(next) with { Replaces = resource }));
            isCut |= await Region.PoweredAsync(() => EndedAsync(EipHold.IdOf(id)));
            Host.Power.CutAfter(int.MaxValue);

            Assert.Equal(next, (await SoundStateAsync()).Eips[eip].Association?.ResourceId);
            await AssertNoHoldRowsAsync();
            if (!isCut)
            {
                Assert.InRange(effects, 12, 60);
                return;
            }
        }
    }

    private static EcsInstance Ecs(string id) => (EcsInstance)Resources.Of(ResourceKind.EcsInstance, id);

    private static NetworkInterface Eni(string id, params string[] addresses) =>
        (NetworkInterface)Resources.Of(ResourceKind.NetworkInterface, id) with { PrivateIpAddresses = addresses };

    private async Task<string> LogicalAsync()
    {
        var id = await Region.RegisterAsync();
        await PutAsync(Ecs(id) with { LogicalId = Logical });
        return id;
    }

    private Task<Registration> PutAsync(CloudResource resource) => Host.Get<ResourceInventory>().PutAsync(Partition, TestRegion.Owner, resource, default);

    private async Task RemoveAsync(string resource) =>
        Assert.Equal(RegistrationStatus.Deleted, (await Host.Get<ResourceInventory>().DeleteAsync(Partition, TestRegion.Owner, resource, default))!.Status);

    private async Task AssociateAsync(string eip, string resource, AssociationPolicy policy)
    {
        var id = Region.NextId("op");
        _ = await Host.Operations.AssociateAsync(
            OperationCalls.Ticket(id), new() { EipId = eip, ResourceId = resource, Policy = policy }, default);
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync(id)).Status);
    }

    private async Task StartHoldAsync(string id, string eip, int seconds = Long, bool release = false) =>
        _ = await Host.Operations.DisassociateAsync(
            OperationCalls.Ticket(id), new() { EipId = eip, Hold = new(seconds, release) }, default);

    private async Task<Eip> HoldAsync(string eip, int seconds = Long, bool release = false, bool wait = true)
    {
        var id = Region.NextId("op");
        await StartHoldAsync(id, eip, seconds, release);
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync(id)).Status);
        var held = (await StateAsync()).Eips[eip];
        Assert.Equal(wait, wait && held.Hold is not null);
        return held;
    }

    private async Task<Eip> InUseAsync(string eip)
    {
        await Eventually.TrueAsync(async () => (await StateAsync()).Eips[eip].State == EipState.InUse);
        return (await StateAsync()).Eips[eip];
    }

    private async Task EndedAsync(string holdId)
    {
        var ended = await Host.Get<IWorkflowClient>().WaitAsync(holdId).WaitAsync(TestRegion.Patience);
        Assert.Equal(WorkflowRuntimeStatus.Completed, ended!.Status);
    }

    private Task AsleepAsync(string holdId, int wakeUps = 1) => Eventually.TrueAsync(async () =>
        (await Host.Get<IWorkflowClient>().GetAsync(holdId, includeSteps: true))!.Steps
            .Count(step => step.Kind == WorkflowStepKind.ExternalEvent) >= wakeUps);

    private async Task AssertNoHoldRowsAsync() =>
        Assert.Empty(await Host.Get<StateStore>().ListAsync(Partition, Keys.Holds, default).ToListAsync());
}
