using EipFunctions.Api.Operations;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

/// <summary>An association that waits for its resource.</summary>
public sealed class DeferTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    private const string Id = "op-deferred";
    private const int Long = 3600;

    [Fact]
    public async Task Defer_ResourceBecomesReady_IsWokenAndAssociated()
    {
        var (eip, resource) = await PendingAsync();
        await StartAsync(Id, eip, resource);
        var waiting = await WaitingAsync(Id);
        Assert.Equal((OperationStatus.Waiting, resource, "AwaitTarget"), (waiting.Status, waiting.ResourceId, waiting.CurrentStep));
        Assert.Equal("ecs-state", Assert.Single(waiting.Violations).RuleId);
        Assert.Equal(waiting.CreatedAt + TimeSpan.FromSeconds(Long), waiting.ExpiresAt!.Value, TimeSpan.FromMinutes(2));
        Assert.Equal(EipState.Available, (await StateAsync()).Eips[eip].State);

        await AsleepAsync();
        await PutAsync(resource, EcsStatus.Running);

        var ended = await Host.EndAsync(Id);
        Assert.Equal((OperationStatus.Succeeded, null, 0), (ended.Status, ended.ExpiresAt, ended.Violations.Count));
        Assert.Contains(await StepsAsync(), step => step is { Kind: WorkflowStepKind.ExternalEvent, Status: WorkflowStepStatus.Completed });
        await AssertNobodyWaitsAsync(resource);
        Assert.Equal(EipState.InUse, (await SoundStateAsync()).Eips[eip].State);
    }

    [Fact]
    public async Task Defer_ChangesWithoutHelping_GoesOnWaitingUntilItsTime()
    {
        var (eip, resource) = await PendingAsync();
        await StartAsync(Id, eip, resource);
        var expiresAt = (await WaitingAsync(Id)).ExpiresAt;

        // More wake-ups than one execution takes.
        for (var i = 0; i < 30; i++)
        {
            await PutAsync(resource, i % 2 == 0 ? EcsStatus.Starting : EcsStatus.Pending);
        }

        await Eventually.TrueAsync(async () => (await Host.Get<IWorkflowClient>().GetAsync(Id))!.Input!.Contains("expiresAt", StringComparison.Ordinal));
        Assert.Equal(expiresAt, (await WaitingAsync(Id)).ExpiresAt);
        await PutAsync(resource, EcsStatus.Running);

        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync(Id)).Status);
        await AssertNobodyWaitsAsync(resource);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Defer_WakeUpLost_LooksByItself()
    {
        var (eip, resource) = await PendingAsync();
        await StartAsync(Id, eip, resource);
        await AsleepAsync();

        await PutAsync(resource, EcsStatus.Stopped, new ResourceInventory(Host.Get<StateUpdater>(), Region.Time));

        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync(Id)).Status);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Defer_ChangedWhileItEnters_SeesIt()
    {
        var (eip, resource) = await PendingAsync();
        var gate = new Gate();
        Host.State.BeforeTransaction = () => gate.PassAsync();
        await StartAsync(Id, eip, resource);
        await gate.Entered;
        using var elsewhere = new StateStore(Region.StateTable, Region.Events);

        await PutAsync(resource, EcsStatus.Running, new ResourceInventory(new(elsewhere, Region.Time, () => 0.5), Region.Time));
        gate.Open();

        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync(Id)).Status);
        Assert.DoesNotContain(await StepsAsync(), step => step.Kind == WorkflowStepKind.Timer);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Defer_TimeIsUp_ExpiresWithTheReason()
    {
        var (eip, resource) = await PendingAsync();
        await StartAsync(Id, eip, resource, seconds: Deferral.ShortestSeconds);

        var ended = await Host.EndAsync(Id);

        Assert.Equal((OperationStatus.Expired, "ecs-state"), (ended.Status, Assert.Single(ended.Violations).RuleId));
        Assert.StartsWith($"It waited 10 seconds for '{resource}' in vain: ECS instance", ended.Error, StringComparison.Ordinal);
        await AssertNobodyWaitsAsync(resource);
        (await SoundStateAsync()).AssertNothingOf(eip);
    }

    [Fact]
    public async Task Defer_CanceledWhileItWaits_Ends()
    {
        var (eip, resource) = await PendingAsync();
        await StartAsync(Id, eip, resource);
        await AsleepAsync();

        await Host.CancelAsync(Id);

        var ended = await Host.EndAsync(Id);
        Assert.Equal((OperationStatus.Canceled, 0), (ended.Status, ended.Violations.Count));
        await AssertNobodyWaitsAsync(resource);
        (await SoundStateAsync()).AssertNothingOf(eip);
    }

    [Fact]
    public async Task Defer_EipTakenMeanwhile_IsRejectedByEveryRuleOfThen()
    {
        var (eip, resource) = await PendingAsync();
        await StartAsync(Id, eip, resource);
        await AsleepAsync();
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.AssociateEip, eip, await Region.RegisterAsync())).Status);

        await PutAsync(resource, EcsStatus.Running);

        var ended = await Host.EndAsync(Id);
        Assert.Equal((OperationStatus.Rejected, "eip-available", null), (ended.Status, Assert.Single(ended.Violations).RuleId, ended.Error));
        await AssertNobodyWaitsAsync(resource);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Defer_ResourceDeleted_IsRejected()
    {
        var (eip, resource) = await PendingAsync();
        await StartAsync(Id, eip, resource);
        await AsleepAsync();

        _ = await Host.Get<ResourceInventory>().DeleteAsync(TestRegion.Partition, TestRegion.Owner, resource, default);

        var ended = await Host.EndAsync(Id);
        Assert.Equal((OperationStatus.Rejected, "resource-exists"), (ended.Status, Assert.Single(ended.Violations).RuleId));
        Assert.Contains(await StepsAsync(), step => step is { Kind: WorkflowStepKind.ExternalEvent, Status: WorkflowStepStatus.Completed });
    }

    [Fact]
    public async Task Defer_SomethingElseIsWrongToo_IsRejectedAtOnce()
    {
        var (eip, resource) = await PendingAsync();
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.AssociateEip, eip, await Region.RegisterAsync())).Status);

        await StartAsync(Id, eip, resource);

        var ended = await Host.EndAsync(Id);
        Assert.Equal((OperationStatus.Rejected, 2), (ended.Status, ended.Violations.Count));
        Assert.Equal(["ReserveAssociation"], ended.Steps.Select(step => step.Name));
    }

    [Fact]
    public async Task Defer_NothingIsWrong_IsAssociatedAtOnce()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());

        await StartAsync(Id, eip, resource);

        Assert.Equal(
            ["ReserveAssociation", "BindEip", "VerifyBound", "CommitAssociation", "PublishEvents"],
            (await Host.EndAsync(Id)).Steps.Select(step => step.Name));
    }

    [Fact]
    public async Task Defer_TwoForOneResource_OneIsAssociatedAndOneRejected()
    {
        var (eip, resource) = await PendingAsync();
        var other = await Region.AllocateAsync();
        await StartAsync("op-1", eip, resource);
        await StartAsync("op-2", other, resource);
        await WaitingAsync("op-1");
        await WaitingAsync("op-2");

        await PutAsync(resource, EcsStatus.Running);

        OperationStatus[] ends = [(await Host.EndAsync("op-1")).Status, (await Host.EndAsync("op-2")).Status];
        Assert.Equal([OperationStatus.Succeeded, OperationStatus.Rejected], ends.Order());
        await SoundStateAsync();
    }

    [Fact]
    public async Task Put_WaiterWhoseOperationIsGone_IsStruckOut()
    {
        var (_, resource) = await PendingAsync();
        await Host.Get<Storage.Associations.WaiterStore>().AddAsync(TestRegion.Partition, resource, "op-gone", default);

        await PutAsync(resource, EcsStatus.Running);

        await AssertNobodyWaitsAsync(resource);
    }

    [Fact]
    public async Task Defer_CrashAfterEachEffect_IsAssociatedWhenTheResourceIsReady()
    {
        for (var effects = 1; ; effects++)
        {
            var (eip, resource) = await PendingAsync();
            var id = Region.NextId("op");
            Host.Power.CutAfter(effects);
            var isCut = await Region.PoweredAsync(async () => await StartAsync(id, eip, resource));
            isCut |= await Region.PoweredAsync(() => WaitingAsync(id));
            isCut |= await Region.PoweredAsync(() => PutAsync(resource, EcsStatus.Running));
            isCut |= await Region.PoweredAsync(async () => Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync(id)).Status));
            Host.Power.CutAfter(int.MaxValue);

            await AssertNobodyWaitsAsync(resource);
            Assert.Equal(EipState.InUse, (await SoundStateAsync()).Eips[eip].State);
            if (!isCut)
            {
                Assert.InRange(effects, 8, 40);
                return;
            }
        }
    }

    private async Task<(string EipId, string ResourceId)> PendingAsync()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        await PutAsync(resource, EcsStatus.Pending);
        return (eip, resource);
    }

    private Task<OperationStart> StartAsync(string id, string eip, string resource, int seconds = Long) =>
        Host.Operations.AssociateAsync(
            OperationCalls.Ticket(id), new() { EipId = eip, ResourceId = resource, Defer = new(seconds) }, default);

    private async Task PutAsync(string resource, EcsStatus status, ResourceInventory? through = null) =>
        _ = await (through ?? Host.Get<ResourceInventory>()).PutAsync(
            TestRegion.Partition, TestRegion.Owner, (EcsInstance)Resources.Of(ResourceKind.EcsInstance, resource) with { Status = status }, default);

    private async Task<Operation> WaitingAsync(string id)
    {
        var account = TestRegion.Owner.AccountId;
        var decided = await Host.Operations
            .WaitAsync(account, id, OperationMilestone.Decided, Timeout.InfiniteTimeSpan, default).WaitAsync(TestRegion.Patience);
        Assert.Equal(OperationStatus.Waiting, decided!.Status);
        return decided;
    }

    private async Task AsleepAsync()
    {
        await WaitingAsync(Id);
        await Eventually.TrueAsync(async () => (await StepsAsync()).Any(step => step.Kind == WorkflowStepKind.ExternalEvent));
    }

    private async Task<IReadOnlyList<WorkflowStep>> StepsAsync() =>
        (await Host.Get<IWorkflowClient>().GetAsync(Id, includeSteps: true))!.Steps;

    private async Task AssertNobodyWaitsAsync(string resource) =>
        Assert.Empty(await Host.Get<Storage.Associations.WaiterStore>().ListAsync(TestRegion.Partition, resource, default));
}
