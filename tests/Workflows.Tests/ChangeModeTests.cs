using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Resources;
using EipFunctions.Gateway.Faults;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

/// <summary>The mode of an EIP, free or associated with an ENI.</summary>
public sealed class ChangeModeTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    private const OperationKind Kind = OperationKind.ChangeEipMode;

    public static TheoryData<string, GatewayFaultPlan> RebindFaults => new()
    {
        { "was rejected", new() { FailNextBinds = new() { Count = 1, Permanent = true } } },
        { "should be bound to", new() { AcceptNextBindsWithoutApplying = 1 } },
        { "failed for now", new() { FailNextBinds = new() { Count = 6 } } },
    };

    [Fact]
    public async Task ChangeMode_Associated_IsReboundInPlace()
    {
        var (eip, resource) = await Region.AssociatedAsync(ResourceKind.NetworkInterface);
        var before = (await StateAsync()).Eips[eip].Association!;
        Assert.True(Region.Gateway.OpenFlow("cn-hangzhou", eip, "198.51.100.7:443"));

        var operation = await Region.RunAsync(Kind, eip);

        Assert.Equal((OperationStatus.Succeeded, resource, before.AssociationId), (operation.Status, operation.ResourceId, operation.AssociationId));
        Assert.Equal(
            ["ReserveModeChange", "RebindEip", "VerifyBound", "CommitModeChange", "PublishEvents"],
            operation.Steps.Select(step => step.Name));
        var changed = (await SoundStateAsync()).Eips[eip];
        Assert.Equal((EipState.InUse, EipMode.CutThrough, EipMode.CutThrough), (changed.State, changed.Mode, changed.Association!.Mode));
        Assert.Empty(Region.Gateway.FlowsOf("cn-hangzhou", eip));
        Assert.Equal(
            [EipEventType.ModeChangeRequested, EipEventType.ModeChangeSucceeded],
            Region.Events.Of(eip).Skip(3).Select(e => e.Type));
        Assert.Equal(EipMode.CutThrough, Region.Events.Of(eip)[^1].Data.Mode);
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.DisassociateEip, eip)).Status);
        await SoundStateAsync();
    }

    [Fact]
    public async Task ChangeMode_Available_SetsItWithoutTheGateway()
    {
        var eip = await Region.AllocateAsync();

        var operation = await Region.RunAsync(Kind, eip);

        Assert.Equal(OperationStatus.Succeeded, operation.Status);
        Assert.Equal(["ReserveModeChange", "PublishEvents"], operation.Steps.Select(step => step.Name));
        Assert.Empty(Host.Gateway.Calls);
        var changed = (await SoundStateAsync()).Eips[eip];
        Assert.Equal((EipState.Available, EipMode.CutThrough), (changed.State, changed.Mode));
        Assert.Equal([EipEventType.EipAllocated, EipEventType.ModeChangeSucceeded], Region.Events.Of(eip).Select(e => e.Type));
    }

    [Fact]
    public async Task ChangeMode_SameAsNow_SucceedsWithoutChange()
    {
        var (eip, _) = await Region.AssociatedAsync(ResourceKind.NetworkInterface);
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(Kind, eip)).Status);
        var before = await Region.DumpAsync();

        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(Kind, eip)).Status);

        Assert.Equal(before, await Region.DumpAsync());
    }

    [Fact]
    public async Task ChangeMode_NotAnEni_IsRejected()
    {
        var (eip, _) = await Region.AssociatedAsync();

        var operation = await Region.RunAsync(Kind, eip);

        Assert.Equal((OperationStatus.Rejected, "mode-only-for-eni"), (operation.Status, Assert.Single(operation.Violations).RuleId));
    }

    [Theory]
    [MemberData(nameof(RebindFaults))]
    public async Task ChangeMode_GatewayFails_IsBoundAsBefore(string error, GatewayFaultPlan faults)
    {
        var (eip, _) = await Region.AssociatedAsync(ResourceKind.NetworkInterface);
        var before = (await StateAsync()).Eips[eip];
        Region.Faults.Set(faults);

        var operation = await Region.RunAsync(Kind, eip);

        Assert.Equal(OperationStatus.RolledBack, operation.Status);
        Assert.Contains(error, operation.Error, StringComparison.Ordinal);
        Assert.Equal("RollBackModeChange", operation.Steps[^2].Name);
        Assert.Equal(before.Undisturbed(), (await SoundStateAsync()).Eips[eip].Undisturbed());
        Assert.Equal(
            [EipEventType.ModeChangeRequested, EipEventType.ModeChangeFailed, EipEventType.ModeChangeRolledBack],
            Region.Events.Of(eip).Skip(3).Select(e => e.Type));
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(Kind, eip)).Status);
    }

    [Fact]
    public async Task ChangeMode_GatewayRejectsTheEipForGood_IsRolledBackAllTheSame()
    {
        var (eip, _) = await Region.AssociatedAsync(ResourceKind.NetworkInterface);
        Region.Faults.Set(new() { RejectEipIds = [eip] });

        Assert.Equal(OperationStatus.RolledBack, (await Region.RunAsync(Kind, eip)).Status);

        Assert.Equal(EipMode.Nat, (await SoundStateAsync()).Eips[eip].Association!.Mode);
    }

    [Fact]
    public async Task ChangeMode_ReadBackFailsAfterTheRebind_IsBoundAsBefore()
    {
        var (eip, _) = await Region.AssociatedAsync(ResourceKind.NetworkInterface);
        var rebinds = 0;
        Host.Gateway.Before = call =>
        {
            rebinds += call.Kind == GatewayCallKind.Rebind ? 1 : 0;
            return call.Kind == GatewayCallKind.Read && rebinds == 1 ? throw new TimeoutException("No answer.") : Task.CompletedTask;
        };

        Assert.Equal(OperationStatus.RolledBack, (await Region.RunAsync(Kind, eip)).Status);

        Assert.Equal((2, EipMode.Nat), (rebinds, (await SoundStateAsync()).Eips[eip].Association!.Mode));
    }

    [Fact]
    public async Task ChangeMode_RacesWithDisassociateAndAnotherEip_EndsSound()
    {
        var (eip, resource) = await Region.AssociatedAsync(ResourceKind.NetworkInterface);
        var other = await Region.AllocateAsync();

        var ended = await Task.WhenAll(
            Region.RunAsync(Kind, eip),
            Region.RunAsync(OperationKind.DisassociateEip, eip),
            Region.RunAsync(OperationKind.AssociateEip, other, resource),
            Region.RunAsync(Kind, eip));

        Assert.All(ended, one => Assert.Contains(one.Status, (OperationStatus[])[OperationStatus.Succeeded, OperationStatus.Rejected]));
        Assert.Contains(ended, one => one.Status == OperationStatus.Succeeded);
        await SoundStateAsync();
    }
}
