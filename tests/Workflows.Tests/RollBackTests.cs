using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Operations;
using EipFunctions.Gateway.Faults;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

/// <summary>A step that fails for good: everything is as it was before, and everyone is told.</summary>
public sealed class RollBackTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    public static TheoryData<string, GatewayFaultPlan> BindFaults => new()
    {
        { "was rejected", new() { FailNextBinds = new() { Count = 1, Permanent = true } } },
        { "should be bound to", new() { AcceptNextBindsWithoutApplying = 1 } },
        { "failed for now", new() { FailNextBinds = new() { Count = 6 } } },
    };

    [Theory]
    [MemberData(nameof(BindFaults))]
    public async Task Associate_GatewayFails_IsRolledBack(string error, GatewayFaultPlan faults)
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        var before = (await StateAsync()).Eips[eip];
        Region.Faults.Set(faults);

        var operation = await Region.RunAsync(OperationKind.AssociateEip, eip, resource);

        Assert.Equal(OperationStatus.RolledBack, operation.Status);
        Assert.Contains(error, operation.Error, StringComparison.Ordinal);
        Assert.Contains(operation.Steps, step => step.Status == "Failed" && step.Error!.Contains(error, StringComparison.Ordinal));
        Assert.Equal("RollBackAssociation", operation.Steps[^2].Name);
        var state = await SoundStateAsync();
        state.AssertNothingOf(eip);
        Assert.Equal(before.Undisturbed(), state.Eips[eip].Undisturbed());
        Assert.Equal(
            [
                EipEventType.EipAllocated,
                EipEventType.AssociationRequested,
                EipEventType.AssociationFailed,
                EipEventType.AssociationRolledBack,
            ],
            Region.Events.Of(eip).Select(e => e.Type));
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.AssociateEip, eip, resource)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disassociate_UnbindFails_IsRolledBackAndBoundAgain(bool isPermanent)
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var before = (await StateAsync()).Eips[eip];
        Region.Faults.Set(new() { FailNextUnbinds = new() { Count = isPermanent ? 1 : 6, Permanent = isPermanent } });

        var operation = await Region.RunAsync(OperationKind.DisassociateEip, eip);

        Assert.Equal((OperationStatus.RolledBack, resource), (operation.Status, operation.ResourceId));
        Assert.Contains($"The unbind of {eip}", operation.Error, StringComparison.Ordinal);
        var state = await SoundStateAsync();
        Assert.Equal(before.Undisturbed(), state.Eips[eip].Undisturbed());
        Assert.Equal(
            [
                EipEventType.DisassociationRequested,
                EipEventType.DisassociationFailed,
                EipEventType.DisassociationRolledBack,
            ],
            Region.Events.Of(eip).Select(e => e.Type).Skip(3));
    }

    [Fact]
    public async Task Disassociate_ReadBackFailsAfterTheUnbind_IsBoundAgain()
    {
        var (eip, _) = await Region.AssociatedAsync();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Read && IsBound(eip) == false ? throw new TimeoutException("No answer.") : Task.CompletedTask;

        var operation = await Region.RunAsync(OperationKind.DisassociateEip, eip);

        Assert.Equal((OperationStatus.RolledBack, "No answer."), (operation.Status, operation.Error));
        Assert.Equal(EipState.InUse, (await SoundStateAsync()).Eips[eip].State);
    }

    [Fact]
    public async Task Disassociate_RestoredBindingIsAcceptedAndNotApplied_IsBoundInTheEnd()
    {
        var (eip, _) = await Region.AssociatedAsync();
        Region.Faults.Set(new() { FailNextUnbinds = new() { Count = 6 }, AcceptNextBindsWithoutApplying = 1 });

        var operation = await Region.RunAsync(OperationKind.DisassociateEip, eip);

        Assert.Equal(OperationStatus.RolledBack, operation.Status);
        Assert.Equal(EipState.InUse, (await SoundStateAsync()).Eips[eip].State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Release_UnbindFails_IsRolledBack(bool isPermanent)
    {
        var eip = await Region.AllocateAsync();
        Region.Faults.Set(new() { FailNextUnbinds = new() { Count = isPermanent ? 1 : 6, Permanent = isPermanent } });

        var operation = await Region.RunAsync(OperationKind.ReleaseEip, eip);

        Assert.Equal(OperationStatus.RolledBack, operation.Status);
        Assert.Equal(EipState.Available, (await SoundStateAsync()).Eips[eip].State);
        Assert.Equal(EipEventType.ReleaseRolledBack, Region.Events.Of(eip)[^1].Type);
    }

    [Fact]
    public async Task Associate_GatewayIsDownWhileUndone_DoesNotGiveUpAndShowsIt()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        Region.Faults.Set(new() { Outage = true });
        var id = Region.NextId("op");
        await Host.StartAsync(OperationKind.AssociateEip, id, eip, resource);
        Operation shown = null!;
        await Eventually.TrueAsync(async () =>
        {
            shown = (await Host.Operations.GetAsync(TestRegion.Owner.AccountId, id, default))!;
            return shown.Steps.Any(step => step is { Name: "UnbindEip", Attempts: > 8 });
        });
        Assert.Equal((OperationStatus.RollingBack, "UnbindEip"), (shown.Status, shown.CurrentStep));
        Assert.Contains("The gateway is down", shown.Error, StringComparison.Ordinal);

        Region.Faults.Clear();

        Assert.Equal(OperationStatus.RolledBack, (await Host.EndAsync(id)).Status);
        (await SoundStateAsync()).AssertNothingOf(eip);
    }

    private bool IsBound(string eip) => Host.Gateway.Calls.Last(call => call.EipId == eip && call.Kind != GatewayCallKind.Read).Kind == GatewayCallKind.Bind;
}
