using EipFunctions.Api.Operations;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Resources;
using EipFunctions.Gateway;
using EipFunctions.Gateway.Faults;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

/// <summary>An EIP that is moved from one resource to another.</summary>
public sealed class MoveTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    private const OperationKind Kind = OperationKind.MoveEip;

    public static TheoryData<string, GatewayFaultPlan> RebindFaults => new()
    {
        { "was rejected", new() { FailNextBinds = new() { Count = 1, Permanent = true } } },
        { "should be bound to", new() { AcceptNextBindsWithoutApplying = 1 } },
        { "failed for now", new() { FailNextBinds = new() { Count = 6 } } },
    };

    [Fact]
    public async Task Move_InUse_IsReboundInOneStep()
    {
        var (eip, from) = await Region.AssociatedAsync();
        var to = await Region.RegisterAsync(ResourceKind.HaVip);
        var before = (await StateAsync()).Eips[eip].Association!;
        Assert.True(Region.Gateway.OpenFlow(TestRegion.Partition.RegionId, eip, "198.51.100.7:443"));

        var operation = await Region.RunAsync(Kind, eip, to);

        Assert.Equal((OperationStatus.Succeeded, to, $"assoc-{operation.OperationId}"), (operation.Status, operation.ResourceId, operation.AssociationId));
        Assert.Equal(
            ["ReserveMove", "RebindEip", "VerifyBound", "CommitMove", "PublishEvents"], operation.Steps.Select(step => step.Name));
        Assert.Equal(["established-flows-cut"], operation.Warnings.Select(warning => warning.Id));
        var moved = (await SoundStateAsync()).Eips[eip];
        Assert.Equal((EipState.InUse, to), (moved.State, moved.Association!.ResourceId));
        Assert.Equal((from, before.AssociationId), (moved.LastHolder!.ResourceId, moved.LastHolder.AssociationId));
        Assert.Empty(Region.Gateway.FlowsOf(TestRegion.Partition.RegionId, eip));
        Assert.Equal(
            [(EipEventType.MoveRequested, to, from), (EipEventType.MoveSucceeded, to, from)],
            Region.Events.Of(eip).Skip(3).Select(e => (e.Type, e.Data.ResourceId!, e.Data.PreviousResourceId!)));
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.DisassociateEip, eip)).Status);
        await SoundStateAsync();
    }

    [Theory]
    [MemberData(nameof(RebindFaults))]
    public async Task Move_GatewayFails_IsWhereItWasAndCanBeMovedAgain(string error, GatewayFaultPlan faults)
    {
        var (eip, from) = await Region.AssociatedAsync();
        var to = await Region.RegisterAsync(ResourceKind.HaVip);
        var before = (await StateAsync()).Eips[eip];
        Region.Faults.Set(faults);

        var operation = await Region.RunAsync(Kind, eip, to);

        Assert.Equal(OperationStatus.RolledBack, operation.Status);
        Assert.Contains(error, operation.Error, StringComparison.Ordinal);
        Assert.Equal("RollBackMove", operation.Steps[^2].Name);
        Assert.Equal(before.Undisturbed(), (await SoundStateAsync()).Eips[eip].Undisturbed());
        Assert.Equal(
            [(EipEventType.MoveRequested, to, from), (EipEventType.MoveFailed, to, from), (EipEventType.MoveRolledBack, from, from)],
            Region.Events.Of(eip).Skip(3).Select(e => (e.Type, e.Data.ResourceId!, e.Data.PreviousResourceId!)));
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(Kind, eip, to)).Status);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Move_TargetIsRejectedForGood_KeepsItsBindingAndItsFlows()
    {
        var (eip, from) = await Region.AssociatedAsync();
        var to = await Region.RegisterAsync(ResourceKind.HaVip);
        Region.Faults.Set(new() { RejectResourceIds = [to] });
        Assert.True(Region.Gateway.OpenFlow(TestRegion.Partition.RegionId, eip, "198.51.100.7:443"));

        Assert.Equal(OperationStatus.RolledBack, (await Region.RunAsync(Kind, eip, to)).Status);

        Assert.Equal(from, (await SoundStateAsync()).Eips[eip].Association!.ResourceId);
        Assert.Single(Region.Gateway.FlowsOf(TestRegion.Partition.RegionId, eip));
    }

    [Fact]
    public async Task Move_EveryFirstAnswerOfTheGatewayIsLost_Succeeds()
    {
        var (eip, _) = await Region.AssociatedAsync();
        var to = await Region.RegisterAsync(ResourceKind.HaVip);
        var lost = 0;
        Host.Gateway.After = _ => Interlocked.Increment(ref lost) == 1
            ? throw new GatewayUnavailableException("The answer is lost.")
            : Task.CompletedTask;

        var operation = await Region.RunAsync(Kind, eip, to);

        Assert.Equal((OperationStatus.Succeeded, 2), (operation.Status, lost));
        await SoundStateAsync();
    }

    [Fact]
    public async Task Move_BackWithinTheCoolDown_IsRejected()
    {
        var (eip, from) = await Region.AssociatedAsync();
        var to = await Region.RegisterAsync(ResourceKind.HaVip);
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(Kind, eip, to)).Status);

        var back = await Region.RunAsync(Kind, eip, from);

        Assert.Equal((OperationStatus.Rejected, "move-cool-down"), (back.Status, Assert.Single(back.Violations).RuleId));
        Assert.Equal(to, (await SoundStateAsync()).Eips[eip].Association!.ResourceId);
    }

    [Fact]
    public async Task Move_AskedForTwiceWithOneKey_IsDoneOnce()
    {
        var (eip, from) = await Region.AssociatedAsync();
        var to = await Region.RegisterAsync(ResourceKind.HaVip);
        var request = new MoveRequest { EipId = eip, ExpectedCurrent = from, ResourceId = to };
        var first = await Host.Operations.MoveAsync(OperationCalls.Ticket("op-key"), request, default);
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync("op-key")).Status);

        var again = await Host.Operations.MoveAsync(OperationCalls.Ticket("op-key"), request, default);
        var other = await Host.Operations.MoveAsync(OperationCalls.Ticket("op-key", "another digest"), request, default);

        Assert.Equal(
            (OperationStartStatus.Started, OperationStartStatus.AlreadyStarted, OperationStartStatus.KeyReused),
            (first.Status, again.Status, other.Status));
        Assert.Equal(OperationStatus.Succeeded, again.Operation.Status);
        Assert.Equal(5, Region.Events.Of(eip).Count);
    }

    [Fact]
    public async Task Move_ManyAtOnceFromTheSamePlace_OneIsMadeAndTheOthersAreTold()
    {
        var (eip, from) = await Region.AssociatedAsync();
        var targets = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            targets.Add(await Region.RegisterAsync(ResourceKind.HaVip));
        }

        foreach (var to in targets)
        {
            _ = await Host.Operations.MoveAsync(
                OperationCalls.Ticket($"op-{to}"), new() { EipId = eip, ExpectedCurrent = from, ResourceId = to }, default);
        }

        var ended = await Task.WhenAll(targets.Select(to => Host.EndAsync($"op-{to}")));

        var made = Assert.Single(ended, operation => operation.Status == OperationStatus.Succeeded);
        Assert.All(ended.Where(operation => operation != made), operation => Assert.Contains(
            operation.Violations, violation => violation.RuleId is "eip-not-in-transition" or "move-expected-current"));
        Assert.Equal(made.ResourceId, (await SoundStateAsync()).Eips[eip].Association!.ResourceId);
    }
}
