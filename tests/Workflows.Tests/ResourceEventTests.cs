using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Domain.Resources;
using EipFunctions.Gateway;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Tests.Support;
using static EipFunctions.Workflows.Tests.Support.EventCalls;

namespace EipFunctions.Workflows.Tests;

public sealed class ResourceEventTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    private const string Released = """{"status":"Released"}""";

    [Fact]
    public async Task Released_PolicyKeep_TheEipIsFreeAndKept()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var released = Region.Changed(1, resource, Released);

        var outcome = await Host.RunAsync(released);

        var end = Assert.Single(outcome.Ends);
        Assert.Equal((eip, ResourceGoneAction.Keep, false), (end.EipId, end.Then, outcome.Removed));
        var operation = (await Host.Operations.GetAsync(TestRegion.Owner.AccountId, end.OperationId!, default))!;
        Assert.Equal((released.EventId, "publisher", OperationKind.DisassociateEip), (operation.ParentOperationId, operation.PrincipalId, operation.Kind));
        var state = await SoundStateAsync();
        Assert.Equal(EipState.Available, state.Eips[eip].State);
        Assert.Equal(EcsStatus.Released, Assert.IsType<EcsInstance>(state.Resources.Single().Resource).Status);
    }

    [Fact]
    public async Task Released_PolicyRelease_TheEipIsReleased()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        await Region.AssociateAsync(eip, resource, Policy(ResourceGoneAction.Release));

        var outcome = await Host.RunAsync(Region.Changed(1, resource, Released));

        Assert.Null(Assert.Single(outcome.Ends).KeptBecause);
        Assert.Empty((await SoundStateAsync()).Eips);
        Assert.Equal(EipEventType.EipReleased, Region.Events.Of(eip)[^1].Type);
    }

    [Fact]
    public async Task Released_PolicyReleaseButProtected_IsKeptAndSaysWhy()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        await Region.AssociateAsync(eip, resource, Policy(ResourceGoneAction.Release));
        await ChangeAsync(eip, row => row with { DeletionProtection = true });

        var outcome = await Host.RunAsync(Region.Changed(1, resource, Released));

        Assert.Contains("protect", Assert.Single(outcome.Ends).KeptBecause, StringComparison.Ordinal);
        Assert.Equal(EipState.Available, (await SoundStateAsync()).Eips[eip].State);
    }

    [Fact]
    public async Task Released_PolicyReleaseOfAnImportedEip_IsNeverReleased()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        await Region.AssociateAsync(eip, resource, Policy(ResourceGoneAction.Release));
        await ChangeAsync(eip, row => row with { Origin = EipOrigin.Imported });

        var outcome = await Host.RunAsync(Region.Changed(1, resource, Released));

        Assert.Equal((null, true), (outcome.Ends.Single().ReleaseOperationId, outcome.Ends.Single().KeptBecause is not null));
        Assert.Equal(EipState.Available, (await SoundStateAsync()).Eips[eip].State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Released_WhileTheEipIsMovedAway_EndsWhatAFailedMoveBringsBack(bool moveFails)
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var (other, gate, rebinds) = (await Region.RegisterAsync(), new Gate(), 0);
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Rebind && ++rebinds == 1 ? PassAsync(gate, moveFails) : Task.CompletedTask;
        await Host.Operations.MoveAsync(
            OperationCalls.Ticket("op-move"), new() { EipId = eip, ExpectedCurrent = resource, ResourceId = other }, default);
        await gate.Entered;
        var released = Region.Changed(1, resource, Released);
        var handling = Host.RunAsync(released);
        await Eventually.TrueAsync(async () =>
            ((await StateAsync()).Resources.Single(one => one.Resource.ResourceId == resource).Resource as EcsInstance)!.Status == EcsStatus.Released);
        gate.Open();

        _ = await Host.EndAsync("op-move");
        _ = await handling;

        var state = await SoundStateAsync();
        Assert.Equal(moveFails ? null : other, state.Eips[eip].Association?.ResourceId);
        Assert.Equal(moveFails ? EipState.Available : EipState.InUse, state.Eips[eip].State);
    }

    [Fact]
    public async Task Released_PolicyHold_TheHoldBeginsWithTheEnd()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        var policy = Policy(ResourceGoneAction.Hold) with { HoldSeconds = 86400 };
        await Region.AssociateAsync(eip, resource, policy);
        var released = Region.Changed(1, resource, Released);

        var outcome = await Host.RunAsync(released);

        Assert.Equal(ResourceGoneAction.Hold, outcome.Ends.Single().Then);
        var held = (await SoundStateAsync()).Eips[eip];
        Assert.Equal((EipState.Available, resource, policy), (held.State, held.Hold!.ResourceId, held.Hold.Policy));
        Assert.Equal($"hold-{released.EventId}-1", held.Hold.HoldId);
        Assert.Equal(TimeSpan.FromDays(1), held.Hold.Until - held.Hold.Since);
    }

    [Theory]
    [InlineData(ResourceKind.EcsInstance)]
    [InlineData(ResourceKind.SlbInstance)]
    [InlineData(ResourceKind.NetworkInterface)]
    [InlineData(ResourceKind.Nat)]
    [InlineData(ResourceKind.HaVip)]
    public async Task Deleted_EachKind_TheEipIsFreeAndTheRegistrationGone(ResourceKind kind)
    {
        var (eip, resource) = await Region.AssociatedAsync(kind);

        var outcome = await Host.RunAsync(Region.Deleted(1, resource));

        Assert.Equal((true, 1), (outcome.Removed, outcome.Ends.Count));
        var state = await SoundStateAsync();
        Assert.Equal(EipState.Available, state.Eips[eip].State);
        Assert.Empty(state.Resources);
    }

    [Fact]
    public async Task Deleted_NatGatewayOfMany_AllAreEnded()
    {
        const int Count = 12;
        var resource = await Region.RegisterAsync(ResourceKind.Nat);
        foreach (var eip in await Region.AllocateAsync(Count))
        {
            await Region.AssociateAsync(eip, resource, policy: null);
        }

        var outcome = await Host.RunAsync(Region.Deleted(1, resource));

        Assert.Equal((Count, true), (outcome.Ends.Count, outcome.Removed));
        Assert.All((await SoundStateAsync()).Eips.Values, eip => Assert.Equal(EipState.Available, eip.State));
    }

    [Fact]
    public async Task Deleted_WhileAssociating_EndsAvailableAndEachEventIsToldOnce()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        var gate = new Gate();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Bind ? gate.PassAsync(call.CancellationToken) : Task.CompletedTask;
        var id = Region.NextId("op");
        _ = await Host.StartAsync(OperationKind.AssociateEip, id, eip, resource);
        await gate.Entered;
        var deleted = Region.Deleted(1, resource);
        Assert.True(await Host.AcceptAsync(deleted));
        await Eventually.TrueAsync(async () =>
            (await StateAsync()).Resources.Single().Resource is EcsInstance { Status: EcsStatus.Released });

        gate.Open();

        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync(id)).Status);
        Assert.True((await Host.EndAsync(deleted)).Removed);
        var state = await SoundStateAsync();
        Assert.Equal(EipState.Available, state.Eips[eip].State);
        Assert.Empty(state.Resources);
        Assert.Equal(
            [
                EipEventType.EipAllocated, EipEventType.AssociationRequested, EipEventType.AssociationSucceeded,
                EipEventType.DisassociationRequested, EipEventType.DisassociationSucceeded,
            ],
            Region.Events.Of(eip).Select(told => told.Type));
    }

    [Fact]
    public async Task Released_AssociationMadeAnewMeanwhile_IsNotEnded()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var other = await Region.RegisterAsync();
        var gate = new Gate();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Unbind ? gate.PassAsync(call.CancellationToken) : Task.CompletedTask;
        var id = Region.NextId("op");
        _ = await Host.StartAsync(OperationKind.DisassociateEip, id, eip);
        await gate.Entered;
        var released = Region.Changed(1, resource, Released);
        Assert.True(await Host.AcceptAsync(released));
        gate.Open();
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync(id)).Status);
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.AssociateEip, eip, other)).Status);

        var outcome = await Host.EndAsync(released);

        Assert.All(outcome.Ends, end => Assert.Null(end.OperationId));
        Assert.Equal(other, (await SoundStateAsync()).Eips[eip].Association!.ResourceId);
    }

    [Fact]
    public async Task Event_SentTwice_IsHandledOnce()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var released = Region.Changed(1, resource, Released);

        var accepted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Host.AcceptAsync(released)));
        _ = await Host.EndAsync(released);

        Assert.Equal(1, accepted.Count(isNew => isNew));
        Assert.Equal(5, Region.Events.Of(eip).Count);
    }

    [Fact]
    public async Task Running_LaterToldButOlder_DoesNotBringItBack()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        _ = await Host.RunAsync(Region.Changed(2, resource, Released));

        var late = await Host.RunAsync(Region.Changed(1, resource, """{"status":"Running"}"""));
        var stillReleased = (await StateAsync()).Resources.Single().Resource;
        var newer = await Host.RunAsync(Region.Changed(3, resource, """{"status":"Running"}"""));

        Assert.Equal((ResourceEventResult.Superseded, ResourceEventResult.Applied), (late.Result, newer.Result));
        Assert.Equal(EcsStatus.Released, ((EcsInstance)stillReleased).Status);
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.AssociateEip, eip, resource)).Status);
        _ = await SoundStateAsync();
    }

    [Fact]
    public async Task Running_ADeferredAssociationWaits_IsWoken()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        _ = await Host.RunAsync(Region.Changed(1, resource, """{"status":"Pending"}"""));
        var id = Region.NextId("op");
        _ = await Host.Operations.AssociateAsync(
            OperationCalls.Ticket(id), new() { EipId = eip, ResourceId = resource, Defer = new(Deferral.LongestSeconds) }, default);
        await Eventually.TrueAsync(async () =>
            (await Host.Operations.GetAsync(TestRegion.Owner.AccountId, id, default))!.Status == OperationStatus.Waiting);

        _ = await Host.RunAsync(Region.Changed(2, resource, """{"status":"Running"}"""));

        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync(id)).Status);
    }

    [Fact]
    public async Task AddressOfAnother_WhoLosesItSoon_IsClaimedThen()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        var other = await Region.RegisterAsync();
        var address = ((EcsInstance)(await Host.Get<ResourceInventory>().GetAsync(TestRegion.Partition, other, default))!.Value.Resource).PrivateIpAddress;
        var gained = Region.Changed(1, resource, $$"""{"privateIpAddress":"{{address}}"}""");
        Assert.True(await Host.AcceptAsync(gained));
        await Eventually.TrueAsync(async () => (await StateAsync()).Eips[eip].Association!.Broken is not null);

        _ = await Host.RunAsync(Region.Changed(1, other, """{"privateIpAddress":"10.99.0.1"}"""));

        Assert.Empty((await Host.EndAsync(gained)).TakenAddresses);
        Assert.All((await StateAsync()).Resources, one => Assert.True(one.AddressesClaimed));
        Assert.Equal(AssociationFaultReason.PrivateIpLost, (await StateAsync()).Eips[eip].Association!.Broken?.Reason);
    }

    /// <summary>A host that dies right after each of its durable effects in turn: the next one brings the event to the same end.</summary>
    [Theory]
    [InlineData(ResourceGoneAction.Keep)]
    [InlineData(ResourceGoneAction.Release)]
    public async Task Crash_AfterEachEffect_EndsWhole(ResourceGoneAction action)
    {
        for (var effects = 1; ; effects++)
        {
            var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
            await Region.AssociateAsync(eip, resource, Policy(action));
            var deleted = Region.Deleted(1, resource);
            Host.Power.CutAfter(effects);
            var run = SendAsync(Host, deleted);
            var isDone = await Task.WhenAny(run, Host.Power.Off).WaitAsync(TestRegion.Patience) == run && !Host.Power.Off.IsCompleted;
            if (!isDone)
            {
                _ = run.ContinueWith(static failed => failed.Exception, TaskScheduler.Default);
                _ = await Region.CrashAsync();
                run = SendAsync(Host, deleted);
            }

            Assert.True((await run).Removed);
            var state = await SoundStateAsync();
            Assert.Equal(action == ResourceGoneAction.Release ? null : EipState.Available, state.Eips.GetValueOrDefault(eip)?.State);
            Assert.Empty(state.Resources);
            if (isDone)
            {
                Assert.InRange(effects, 10, 60);
                return;
            }
        }
    }

    // What a publisher does who got no answer: sends it again.
    private static async Task<ResourceEventOutcome> SendAsync(WorkflowHost host, ResourceEvent resourceEvent)
    {
        _ = await host.AcceptAsync(resourceEvent);
        return await host.EndAsync(resourceEvent);
    }

    private async Task ChangeAsync(string eipId, Func<Eip, Eip> change)
    {
        var store = Host.Get<StateStore>();
        var row = (await store.GetAsync(TestRegion.Partition, Keys.Eip(eipId), Freshness.Stored, default))!;
        var transaction = new StateTransaction(TestRegion.Partition);
        transaction.Replace(row, change(row.Value));
        await store.CommitAsync(transaction, default);
    }

    private static async Task PassAsync(Gate gate, bool fails)
    {
        await gate.PassAsync();
        if (fails)
        {
            throw new GatewayRejectedException("The gateway says no.");
        }
    }
}
