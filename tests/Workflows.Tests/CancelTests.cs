using EipFunctions.Domain.Events;
using EipFunctions.Domain.Operations;
using EipFunctions.Gateway;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

/// <summary>An operation that is cancelled while one of its steps is under way.</summary>
public sealed class CancelTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    [Theory]
    [InlineData(OperationKind.AssociateEip)]
    [InlineData(OperationKind.DisassociateEip)]
    [InlineData(OperationKind.ReleaseEip)]
    [InlineData(OperationKind.ChangeEipMode)]
    public async Task Cancel_AtReserve_ChangesNothing(OperationKind kind) =>
        await CancelAtAsync(kind, gate => Host.State.BeforeTransaction = () => gate.PassAsync());

    [Theory]
    [InlineData(OperationKind.AssociateEip, GatewayCallKind.Bind)]
    [InlineData(OperationKind.AssociateEip, GatewayCallKind.Read)]
    [InlineData(OperationKind.DisassociateEip, GatewayCallKind.Unbind)]
    [InlineData(OperationKind.DisassociateEip, GatewayCallKind.Read)]
    [InlineData(OperationKind.ChangeEipMode, GatewayCallKind.Rebind)]
    [InlineData(OperationKind.ChangeEipMode, GatewayCallKind.Read)]
    [InlineData(OperationKind.ReleaseEip, GatewayCallKind.Unbind)]
    [InlineData(OperationKind.ReleaseEip, GatewayCallKind.Read)]
    internal async Task Cancel_AtTheGateway_UndoesEverything(OperationKind kind, GatewayCallKind at)
    {
        // Once with a gateway that gives up waiting, once with one that does not listen.
        await CancelAtAsync(kind, gate => Host.Gateway.Before = call => call.Kind == at ? gate.PassAsync(call.CancellationToken) : Task.CompletedTask);
        await CancelAtAsync(kind, gate => Host.Gateway.Before = call => call.Kind == at ? gate.PassAsync() : Task.CompletedTask);
        if (at != GatewayCallKind.Read)
        {
            await CancelAtAsync(kind, gate => Host.Gateway.After = _ => gate.PassAsync());
        }
    }

    [Theory]
    [InlineData(OperationKind.AssociateEip)]
    [InlineData(OperationKind.DisassociateEip)]
    [InlineData(OperationKind.ReleaseEip)]
    [InlineData(OperationKind.ChangeEipMode)]
    public async Task Cancel_AtCommit_ComesTooLate(OperationKind kind)
    {
        var (eip, resource) = await Region.ReadyForAsync(kind);
        var gate = new Gate();
        var transactions = 0;
        Host.State.BeforeTransaction = () => ++transactions == 2 ? gate.PassAsync() : Task.CompletedTask;
        var id = await StartAndCancelAsync(kind, gate, eip, resource);
        gate.Open();

        var operation = await Host.EndAsync(id);

        Assert.Equal((OperationStatus.Succeeded, true, null), (operation.Status, operation.CancelRequested, operation.Error));
        await SoundStateAsync();
    }

    [Fact]
    public async Task Cancel_WhileUndone_IsUndoneAllTheSame()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        var gate = new Gate();
        Region.Faults.Set(new() { FailNextBinds = new() { Count = 1, Permanent = true } });
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Unbind ? gate.PassAsync() : Task.CompletedTask;
        var id = await StartAndCancelAsync(OperationKind.AssociateEip, gate, eip, resource);
        gate.Open();

        Assert.Equal(OperationStatus.RolledBack, (await Host.EndAsync(id)).Status);
        (await SoundStateAsync()).AssertNothingOf(eip);
    }

    [Fact]
    public async Task Cancel_ReservationStoredAndItsAnswerLost_GivesItBack()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        var gate = new Gate();
        var transactions = 0;
        Host.State.AfterTransaction = async () =>
        {
            if (++transactions == 1)
            {
                await gate.PassAsync();
                throw new TimeoutException("Lost answer.");
            }
        };
        var id = await StartAndCancelAsync(OperationKind.AssociateEip, gate, eip, resource);
        gate.Open();

        Assert.Equal(OperationStatus.Canceled, (await Host.EndAsync(id)).Status);
        (await SoundStateAsync()).AssertNothingOf(eip);
    }

    [Fact]
    public async Task Cancel_BindArrivesAfterAllWasUndone_IsRefused()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        var gate = new Gate();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Bind ? gate.PassAsync(call.CancellationToken) : Task.CompletedTask;
        var id = await StartAndCancelAsync(OperationKind.AssociateEip, gate, eip, resource);
        Assert.Equal(OperationStatus.Canceled, (await Host.EndAsync(id)).Status);

        var late = Assert.Single(Host.Gateway.Calls, call => call.Kind == GatewayCallKind.Bind);
        await Assert.ThrowsAsync<GatewayRejectedException>(() => Region.Gateway.BindAsync(late.Binding!, late.Fence, default));

        (await SoundStateAsync()).AssertNothingOf(eip);
    }

    private async Task CancelAtAsync(OperationKind kind, Action<Gate> block)
    {
        var (eip, resource) = await Region.ReadyForAsync(kind);
        var before = (await StateAsync()).Eips[eip];
        var events = Region.Events.Of(eip).Count;
        var gate = new Gate();
        block(gate);
        var id = await StartAndCancelAsync(kind, gate, eip, resource);
        gate.Open();

        var operation = await Host.EndAsync(id);

        (Host.Gateway.Before, Host.Gateway.After, Host.State.BeforeTransaction) = (null, null, null);
        Assert.Equal((OperationStatus.Canceled, true), (operation.Status, operation.CancelRequested));
        var state = await SoundStateAsync();
        Assert.Equal(before.Undisturbed(), state.Eips[eip].Undisturbed());
        Assert.DoesNotContain(
            Region.Events.Of(eip).Skip(events),
            e => e.Type is EipEventType.AssociationFailed or EipEventType.AssociationSucceeded
                or EipEventType.DisassociationFailed or EipEventType.ModeChangeFailed);
    }

    private async Task<string> StartAndCancelAsync(OperationKind kind, Gate gate, string eip, string? resource)
    {
        var id = Region.NextId("op");
        _ = await Host.StartAsync(kind, id, eip, resource);
        await gate.Entered;
        Assert.True((await Host.CancelAsync(id))!.CancelRequested);
        return id;
    }
}
