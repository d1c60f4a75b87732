using System.Globalization;
using System.Text.Json;
using EipFunctions.Api.EventsIn;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Domain.Resources;
using EipFunctions.Gateway.Faults;
using EipFunctions.Storage.Inventory;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Reconciliation;
using EipFunctions.Workflows.Tests.Support;
using Microsoft.Extensions.Options;

namespace EipFunctions.Workflows.Tests.Modeled;

/// <summary>
/// One region and its model, driven step by step. A step that runs alone must come to what the model says; of a burst of
/// commands at once, with faults and crashes, nobody can say who comes first, but the region must be sound when it is over.
/// </summary>
internal sealed class ModelRun(TestRegion region, Random random)
{
    private const int EventKinds = 5;

    private readonly List<ResourceEvent> _events = [];
    private readonly List<string> _operations = [];
    private RegionModel _model = null!;
    private int _eventNumber;

    private string AnyEip => _model.Eips.Count == 0 ? "eip-none" : _model.Eips.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(_model.Eips.Count));

    private string AnyResource => _model.Resources.Keys.ElementAt(random.Next(_model.Resources.Count));

    private string AnyInstance => _model.Resources.Values.Where(one => one.Kind == ResourceKind.EcsInstance).ElementAt(random.Next(3)).ResourceId;

    public async Task PrepareAsync()
    {
        var resources = new List<ModelResource>();
        foreach (var (kind, places) in ((ResourceKind, int)[])[
            (ResourceKind.EcsInstance, 1), (ResourceKind.EcsInstance, 1), (ResourceKind.EcsInstance, 1), (ResourceKind.Nat, 20)])
        {
            resources.Add(new(await region.RegisterAsync(kind), kind, places));
        }

        _model = new(resources);
        for (var n = 0; n < 5; n++)
        {
            await AllocateAsync();
        }
    }

    /// <summary>Makes one step and checks what it came to.</summary>
    /// <returns>What was done, for the log.</returns>
    public async Task<string> StepAsync()
    {
        var did = random.Next(8) == 0 ? await BurstAsync() : await AloneAsync();
        await CheckAsync(did);
        return did;
    }

    /// <summary>The reconciler, which knows nothing of the model, must have nothing to say of a region at rest.</summary>
    public async Task ReconcileAsync()
    {
        var (runs, client) = (region.Host.Get<ReconciliationRuns>(), region.Host.Get<IWorkflowClient>());
        region.Host.Get<IOptions<ReconcilerOptions>>().Value.OutboxAge = TimeSpan.FromDays(1);
        var started = await runs.StartAsync(TestRegion.Partition, ReconciliationMode.ReportOnly, "tester", default);
        _ = await client.WaitAsync(started.Run.ReconciliationId).WaitAsync(TestRegion.Patience);
        var run = (await runs.GetAsync(TestRegion.Partition, started.Run.ReconciliationId, default))!;
        Assert.Empty(run.Report.Counts);
        Assert.NotEqual(0, run.Report.Compared.Eips);
    }

    private async Task<string> AloneAsync()
    {
        switch (random.Next(15))
        {
            case 0 when _model.Eips.Count < RegionModel.MostEips:
                await AllocateAsync();
                return "allocate";
            case 1:
                return await ExpectAsync(AnyEip, eip => (_model.Release(eip), ReleaseAsync(eip)), "release");
            case 2 or 3:
                var released = AnyEip;
                return await ExpectAsync(released, eip => (_model.Disassociate(eip), DisassociateAsync(eip)), "disassociate");
            case 4 or 5:
                var (to, expected) = (AnyResource, random.Next(8) == 0 ? AnyResource : null);
                return await ExpectAsync(
                    AnyEip,
                    eip =>
                    {
                        var current = expected ?? _model.Eips.GetValueOrDefault(eip)?.ResourceId ?? AnyResource;
                        return (_model.Move(eip, current, to), MoveAsync(eip, current, to));
                    },
                    $"move to {to}");
            case 6:
                var other = AnyEip;
                return await ExpectAsync(AnyEip, eip => (_model.Swap(eip, other), SwapAsync(eip, other)), $"swap with {other}");
            case 7:
                return await ClaimAloneAsync();
            case 8 or 9 or 10:
                return await EventAsync();
            case 11 when _model.Resources.Values.FirstOrDefault(one => one.Status == EcsStatus.Released) is { } gone:
                return await ReplaceAsync(gone.ResourceId);
            default:
                var (target, policy) = (AnyResource, (ResourceGoneAction)random.Next(3));

                // Of two that are held for one resource either can come back: one at a time can be foretold.
                policy = policy == ResourceGoneAction.Hold && _model.Eips.Values.Any(eip => eip.HeldFor == target) ? ResourceGoneAction.Keep : policy;
                return await ExpectAsync(
                    AnyEip, eip => (_model.Associate(eip, target, policy), AssociateAsync(eip, target, policy)), $"associate with {target}, {policy}");
        }
    }

    private static async Task<string> ExpectAsync(string eipId, Func<string, (bool Succeeds, Task<Operation> Run)> command, string name)
    {
        var (succeeds, run) = command(eipId);
        var operation = await run;
        var did = $"{name} {eipId}: {operation.Status}";
        Assert.True(
            operation.Status == (succeeds ? OperationStatus.Succeeded : OperationStatus.Rejected),
            $"{did} instead of {(succeeds ? "success" : "rejection")}: {operation.Error} {string.Join(' ', operation.Violations.Select(one => one.Message))}");
        return did;
    }

    private async Task<string> ClaimAloneAsync()
    {
        var (resource, allocate) = (AnyResource, random.Next(2) == 0);
        var (expected, free) = (_model.CanClaim(resource, allocate), _model.Eips.Values.Where(eip => eip.IsFree).Select(eip => eip.EipId).ToHashSet());
        var operation = await ClaimAsync(resource, allocate);
        var did = $"claim for {resource}: {operation.Status} {operation.EipId}";
        Assert.True(operation.Status == (expected ? OperationStatus.Succeeded : OperationStatus.Rejected), did);
        if (expected)
        {
            Assert.True(free.Count == 0 ? !_model.Eips.ContainsKey(operation.EipId!) : free.Contains(operation.EipId!), $"{did}: it was not free.");
            _model.Eips[operation.EipId!] = new(operation.EipId!, resource);
        }

        return did;
    }

    /// <summary>Registers an instance in the place of one that was released; that one is removed.</summary>
    private async Task<string> ReplaceAsync(string gone)
    {
        var inventory = region.Host.Get<ResourceInventory>();
        var made = (EcsInstance)Resources.Of(ResourceKind.EcsInstance, region.NextId("r")) with { Replaces = gone };
        var put = await inventory.PutAsync(TestRegion.Partition, TestRegion.Owner, made, default);
        Assert.Equal(RegistrationStatus.Created, put.Status);
        _model.Replace(gone, new(made.ResourceId, ResourceKind.EcsInstance, Places: 1));
        _ = await inventory.DeleteAsync(TestRegion.Partition, TestRegion.Owner, gone, default);
        return $"replace {gone} by {made.ResourceId}";
    }

    /// <summary>An event that is new, or one of before again, late and out of order.</summary>
    private async Task<string> EventAsync()
    {
        var isOld = _events.Count > 0 && random.Next(4) == 0;
        var one = isOld ? _events[random.Next(_events.Count)] : NewEvent();

        // One in eight comes after the one that happened after it.
        if (!isOld && random.Next(8) == 0)
        {
            await AcceptAsync(NewEvent(one.ResourceId));
        }

        await AcceptAsync(one);
        await AcceptAsync(one);
        return $"event {one.SourceEventId} of {one.ResourceId}: {one.Members}";
    }

    private ResourceEvent NewEvent(string? resourceId = null)
    {
        var number = ++_eventNumber;
        var members = random.Next(EventKinds) switch
        {
            0 => """{"status":"Released"}""",
            1 => """{"status":"Stopped"}""",
            2 => """{"publicIpAddress":"47.99.0.1"}""",
            3 => """{"publicIpAddress":null}""",
            _ => """{"status":"Running"}""",
        };
        var made = new ResourceEvent
        {
            EventId = $"event-{number}",
            Type = "EipFunctions.Resource.Changed",
            Source = "/tests/model",
            SourceEventId = number.ToString(CultureInfo.InvariantCulture),
            RegionId = TestRegion.Partition.RegionId,
            ResourceId = resourceId ?? AnyInstance,
            Kind = ResourceKind.EcsInstance,
            OccurredAt = DateTimeOffset.UnixEpoch.AddYears(50).AddSeconds(number),
            Members = JsonElement.Parse(members),
        };
        _events.Add(made);
        return made;
    }

    private async Task AcceptAsync(ResourceEvent one)
    {
        _ = await region.PoweredAsync(host => host.Get<IResourceEvents>().AcceptAsync(TestRegion.Owner, one, default));
        _ = await region.Host.Get<IWorkflowClient>().WaitAsync(one.EventId).WaitAsync(TestRegion.Patience);
        Tell(one);
    }

    private void Tell(ResourceEvent one)
    {
        var number = int.Parse(one.SourceEventId, CultureInfo.InvariantCulture);
        var member = one.Members!.Value.EnumerateObject().Single();
        if (member.NameEquals("status"))
        {
            _model.StatusEvent(one.ResourceId, number, Enum.Parse<EcsStatus>(member.Value.GetString()!));
        }
        else
        {
            _model.PublicIpEvent(one.ResourceId, number, member.Value.ValueKind != JsonValueKind.Null);
        }
    }

    /// <summary>Several commands and events at once, while the gateway falters and the host may die.</summary>
    private async Task<string> BurstAsync()
    {
        region.Faults.Set(random.Next(4) switch
        {
            0 => new() { TransientProbability = 0.3 },
            1 => new() { LostAnswerProbability = 0.3 },
            2 => new() { FailNextBinds = new() { Count = 1, Permanent = true }, AcceptNextBindsWithoutApplying = random.Next(2) },
            _ => new GatewayFaultPlan(),
        });
        if (random.Next(3) == 0)
        {
            region.Host.Power.CutAfter(random.Next(1, 12));
        }

        var (began, events) = (_operations.Count, new List<ResourceEvent>());
        for (var count = random.Next(2, 7); count > 0; count--)
        {
            if (random.Next(4) == 0)
            {
                events.Add(NewEvent());
                _ = await region.PoweredAsync(host => host.Get<IResourceEvents>().AcceptAsync(TestRegion.Owner, events[^1], default));
            }
            else
            {
                await StartAnyAsync();
            }
        }

        await QuietAsync(began, events);
        return $"burst of {_operations.Count - began} operations and {events.Count} events";
    }

    private async Task StartAnyAsync()
    {
        var (id, eip, resource) = (region.NextId("op"), AnyEip, AnyResource);
        var (other, ticket, kind) = (AnyEip, OperationCalls.Ticket(id), random.Next(7));
        _operations.Add(id);
        _ = await region.PoweredAsync(host => kind switch
        {
            0 => host.Operations.DisassociateAsync(ticket, new() { EipId = eip }, default),
            1 => host.Operations.MoveAsync(ticket, new() { EipId = eip, ResourceId = resource, ExpectedCurrent = _model.Eips.GetValueOrDefault(eip)?.ResourceId ?? resource }, default),
            2 => host.Operations.SwapAsync(ticket, new() { EipId = eip, OtherEipId = other }, default),
            3 => host.Operations.ClaimAsync(ticket, ClaimCalls.Claim(resource), default),
            4 => host.Operations.ReleaseAsync(ticket, eip, default),
            _ => host.Operations.AssociateAsync(ticket, new() { EipId = eip, ResourceId = resource, Policy = new() { OnResourceGone = (ResourceGoneAction)(kind % 2) } }, default),
        });
    }

    private async Task QuietAsync(int began, List<ResourceEvent> events)
    {
        region.Faults.Clear();
        foreach (var id in _operations.Skip(began).ToList())
        {
            var operation = await region.PoweredAsync(host => host.EndAsync(id));
            Assert.Contains(operation.Status, (OperationStatus[])[
                OperationStatus.Succeeded, OperationStatus.Rejected, OperationStatus.RolledBack, OperationStatus.Canceled]);
        }

        region.Host.Power.CutAfter(int.MaxValue);
        foreach (var one in events)
        {
            _ = await region.Host.Get<IWorkflowClient>().WaitAsync(one.EventId).WaitAsync(TestRegion.Patience);
            _ = _model.Newer(one.ResourceId, int.Parse(one.SourceEventId, CultureInfo.InvariantCulture));
        }

        await Eventually.TrueAsync(async () =>
        {
            var state = await RegionState.ReadAsync(region);
            _model.Adopt(state);
            return state.Eips.Values.All(eip => eip.State is EipState.Available or EipState.InUse);
        });
    }

    private async Task CheckAsync(string did)
    {
        RegionState state = null!;
        try
        {
            // What follows an event follows a little later.
            await Eventually.TrueAsync(async () =>
            {
                state = await RegionState.ReadAsync(region);
                return state.Eips.Values.All(eip => eip.State is EipState.Available or EipState.InUse)
                    && state.Eips.Values.Select(RegionModel.Of).ToHashSet().SetEquals(_model.Eips.Values);
            });
        }
        catch (Exception failure) when (state is not null)
        {
            Assert.Fail(
                $"After {did} the region is not what the model says.{Environment.NewLine}"
                + $"Region: {string.Join("; ", state.Eips.Values.Select(RegionModel.Of).Except(_model.Eips.Values))}{Environment.NewLine}"
                + $"Model: {string.Join("; ", _model.Eips.Values.Except(state.Eips.Values.Select(RegionModel.Of)))}{Environment.NewLine}{failure.Message}");
        }

        state.AssertSound(region.Events);
    }

    private async Task AllocateAsync()
    {
        var id = await region.AllocateAsync();
        _model.Eips[id] = new(id);
    }

    private Task<Operation> AssociateAsync(string eip, string resource, ResourceGoneAction policy) => RunAsync((host, ticket) =>
        host.Operations.AssociateAsync(ticket, new() { EipId = eip, ResourceId = resource, Policy = new() { OnResourceGone = policy } }, default));

    private Task<Operation> DisassociateAsync(string eip) => RunAsync((host, ticket) =>
        host.Operations.DisassociateAsync(ticket, new() { EipId = eip }, default));

    private Task<Operation> ReleaseAsync(string eip) => RunAsync((host, ticket) => host.Operations.ReleaseAsync(ticket, eip, default));

    private Task<Operation> MoveAsync(string eip, string expected, string resource) => RunAsync((host, ticket) =>
        host.Operations.MoveAsync(ticket, new() { EipId = eip, ExpectedCurrent = expected, ResourceId = resource }, default));

    private Task<Operation> SwapAsync(string eip, string other) => RunAsync((host, ticket) =>
        host.Operations.SwapAsync(ticket, new() { EipId = eip, OtherEipId = other }, default));

    private Task<Operation> ClaimAsync(string resource, bool allocateIfNone) => RunAsync((host, ticket) =>
        host.Operations.ClaimAsync(ticket, ClaimCalls.Claim(resource, allocateIfNone), default));

    private async Task<Operation> RunAsync(Func<WorkflowHost, Api.Operations.OperationTicket, Task> start)
    {
        var id = region.NextId("op");
        await start(region.Host, OperationCalls.Ticket(id));
        return await region.Host.EndAsync(id);
    }
}
