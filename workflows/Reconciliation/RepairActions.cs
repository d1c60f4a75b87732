using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Events;
using EipFunctions.Gateway;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Reconciliation;
using EipFunctions.Storage.Segments;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Holds;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>The second look at a suspect, and its repair as far as the store goes.</summary>
/// <param name="store">The state.</param>
/// <param name="reader">Reads what is stored.</param>
/// <param name="repairs">The state changes.</param>
/// <param name="waiters">The operations that are entered as waiting.</param>
/// <param name="segments">Ends what was begun of contiguous EIPs.</param>
/// <param name="gateway">The gateway.</param>
/// <param name="publisher">Delivers events.</param>
/// <param name="client">Knows how operations stand.</param>
/// <param name="time">The clock.</param>
public sealed class RepairActions(
    StateStore store,
    RegionReader reader,
    RepairStore repairs,
    WaiterStore waiters,
    SegmentRecovery segments,
    IGateway gateway,
    IOutboxPublisher publisher,
    IWorkflowClient client,
    TimeProvider time)
{
    internal Task<Resolution> ResolveAsync(RepairInput input, CancellationToken cancellationToken) => input.Suspect.Kind switch
    {
        FindingKind.MissingBinding or FindingKind.StrayBinding => BindingAsync(input, cancellationToken),
        FindingKind.StuckOperation => StuckAsync(input, cancellationToken),
        FindingKind.UnwatchedHold => HoldAsync(input, cancellationToken),
        FindingKind.EipAndDnat => DnatAsync(input, cancellationToken),
        FindingKind.UndeliveredEvents => EventsAsync(input, cancellationToken),
        FindingKind.LeftoverWaiter => WaiterAsync(input, cancellationToken),
        FindingKind.StuckSegment => SegmentAsync(input, cancellationToken),
        _ => SlotAsync(input, cancellationToken),
    };

    private static Resolution Gone(int storage, int fromGateway = 0) => Done(FindingOutcome.GoneByItself, storage, fromGateway);

    private static Resolution Done(FindingOutcome outcome, int storage, int fromGateway = 0) =>
        new() { Outcome = outcome, Took = new(StorageRequests: storage, GatewayRequests: fromGateway) };

    private static string AfterOf(FindingKind kind) => kind switch
    {
        FindingKind.UnownedClaim => "The claim was deleted.",
        FindingKind.UnownedOccupant => "It was struck out.",
        FindingKind.MissingClaim => "The slot was claimed.",
        _ => "It was entered.",
    };

    private async Task<Resolution> SlotAsync(RepairInput input, CancellationToken cancellationToken)
    {
        if (input.Mode == ReconciliationMode.ReportOnly)
        {
            var isStill = await repairs.IsStillAsync(input.Partition, input.Suspect, cancellationToken).ConfigureAwait(false);
            return isStill ? Done(FindingOutcome.Reported, 3) : Gone(3);
        }

        var after = AfterOf(input.Suspect.Kind);
        var (outcome, error) = await repairs
            .RepairSlotAsync(input.Scope, input.Suspect, after, cancellationToken).ConfigureAwait(false);
        return Done(outcome, 4) with { After = outcome == FindingOutcome.Repaired ? after : null, Error = error };
    }

    private async Task<Resolution> BindingAsync(RepairInput input, CancellationToken cancellationToken)
    {
        var (suspect, eipId) = (input.Suspect, input.Suspect.EipId!);
        var row = await store.GetAsync(input.Partition, Keys.Eip(eipId), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        var isMine = row is not null && row.Value.OperationId == input.RepairId;
        var binding = await gateway.ReadAsync(input.RegionId, eipId, cancellationToken).ConfigureAwait(false);
        var seen = await gateway.ReadFenceAsync(input.RegionId, eipId, cancellationToken).ConfigureAwait(false);
        if (!isMine && !suspect.IsStill(BindingComparison.Of(eipId, row?.Value, BoundTargets.Of(binding, seen))))
        {
            return Gone(1, 2);
        }

        if (input.Mode == ReconciliationMode.ReportOnly)
        {
            return Done(FindingOutcome.Reported, 1, 2);
        }

        if (row is null)
        {
            return Done(FindingOutcome.Repaired, 1, 2) with { Outcome = null, Change = new(input.RegionId, eipId, seen + 1, null) };
        }

        return await repairs.TakeFenceAsync(input.Scope, suspect, seen, cancellationToken).ConfigureAwait(false) is { } taken
            ? Done(FindingOutcome.Repaired, 3, 2) with { Outcome = null, Change = ChangeOf(input, taken) }
            : Gone(3, 2);
    }

    private static GatewayChange ChangeOf(RepairInput input, Eip eip) => new(
        input.RegionId,
        eip.EipId,
        eip.Fence,
        input.Suspect.Kind == FindingKind.MissingBinding
            ? GatewayChanges.Binding(eip, eip.Association, input.AccountId, input.RepairId)
            : null);

    private async Task<Resolution> StuckAsync(RepairInput input, CancellationToken cancellationToken)
    {
        var suspect = input.Suspect;
        var row = await store
            .GetAsync(input.Partition, Keys.Eip(suspect.EipId!), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        var (segments, requests) = await reader
            .ReadSegmentsOfAsync(input.Partition, row is null ? [] : [row.Value], cancellationToken).ConfigureAwait(false);
        if (!suspect.IsStill(BindingComparison.Of(suspect.EipId!, row?.Value, bound: null, segments.Values.SingleOrDefault()))
            || !await EndedOperations.HasEndedAsync(client, suspect.OperationId, cancellationToken).ConfigureAwait(false))
        {
            return Gone(1 + requests);
        }

        if (input.Mode == ReconciliationMode.ReportOnly)
        {
            return Done(FindingOutcome.Reported, 1 + requests);
        }

        for (var number = 1; ; number++)
        {
            var id = $"{suspect.OperationId}-recovery-{number}";
            var state = await client.GetAsync(id, includeSteps: false, cancellationToken).ConfigureAwait(false);
            if (state is null)
            {
                return Done(FindingOutcome.Repaired, 1 + requests) with { Outcome = null, RecoveryId = id };
            }

            if (!state.Status.IsFinished())
            {
                return Done(FindingOutcome.Failed, 1 + requests) with { Error = $"{id} is still undoing it." };
            }
        }
    }

    private async Task<Resolution> HoldAsync(RepairInput input, CancellationToken cancellationToken)
    {
        const string After = "It is watched over again.";
        var suspect = input.Suspect;
        var row = await store
            .GetAsync(input.Partition, Keys.Eip(suspect.EipId!), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        var isStill = suspect.IsStill(HoldComparison.Of(row?.Value))
            && await EndedOperations.IsUnwatchedAsync(client, row!.Value, cancellationToken).ConfigureAwait(false);
        if (input.Mode == ReconciliationMode.ReportOnly)
        {
            return isStill ? Done(FindingOutcome.Reported, 1) : Gone(1);
        }

        // Recorded first: a repetition finds the workflow running, and only the record tells who began it.
        if (!await repairs.RecordWatchAsync(input.Scope, suspect, After, isStill, cancellationToken).ConfigureAwait(false))
        {
            return Gone(3);
        }

        if (row?.Value.Hold is { } hold && hold.HoldId == suspect.OperationId)
        {
            var principal = ReconcilerPrincipal.Of(input.AccountId);
            await HoldWatch.BeginAgainAsync(client, principal, row.Value, hold, cancellationToken).ConfigureAwait(false);
        }

        return Done(FindingOutcome.Repaired, 4) with { After = After };
    }

    private async Task<Resolution> DnatAsync(RepairInput input, CancellationToken cancellationToken)
    {
        var row = await store
            .GetAsync(input.Partition, Keys.Resource(input.Suspect.ResourceId!), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return input.Suspect.IsStill(DnatComparison.Of(row?.Value)) ? Done(FindingOutcome.Reported, 1) : Gone(1);
    }

    private async Task<Resolution> EventsAsync(RepairInput input, CancellationToken cancellationToken)
    {
        var (waiting, requests) = await reader
            .ReadOutboxAsync(input.Partition, time.GetUtcNow() - input.OutboxAge, cancellationToken).ConfigureAwait(false);
        if (!input.Suspect.IsStill(waiting))
        {
            return Gone(requests);
        }

        return input.Mode == ReconciliationMode.Repair && publisher.RequestSweep(input.Partition)
            ? Done(FindingOutcome.Repaired, requests) with { After = "Their delivery was asked for." }
            : Done(FindingOutcome.Reported, requests);
    }

    private async Task<Resolution> WaiterAsync(RepairInput input, CancellationToken cancellationToken)
    {
        var (resourceId, operationId) = (input.Suspect.ResourceId!, input.Suspect.OperationId!);
        var row = await store
            .GetAsync(input.Partition, Keys.Waiter(resourceId, operationId), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        if (row is null || !await EndedOperations.HasEndedAsync(client, operationId, cancellationToken).ConfigureAwait(false))
        {
            return Gone(1);
        }

        if (input.Mode == ReconciliationMode.ReportOnly)
        {
            return Done(FindingOutcome.Reported, 1);
        }

        await waiters.RemoveAsync(input.Partition, resourceId, operationId, cancellationToken).ConfigureAwait(false);
        return Done(FindingOutcome.Repaired, 3) with { After = "It was struck out." };
    }

    private async Task<Resolution> SegmentAsync(RepairInput input, CancellationToken cancellationToken)
    {
        var suspect = input.Suspect;
        var row = await store
            .GetAsync(input.Partition, Keys.Segment(suspect.SegmentInstanceId!), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        if (row is null
            || !suspect.IsStill(SegmentComparison.Of(row.Value))
            || !await EndedOperations.HasEndedAsync(client, suspect.OperationId, cancellationToken).ConfigureAwait(false))
        {
            return Gone(1);
        }

        if (input.Mode == ReconciliationMode.ReportOnly)
        {
            return Done(FindingOutcome.Reported, 1);
        }

        var scope = input.Scope with { OperationId = row.Value.OperationId };
        var after = await segments.CompleteAsync(scope, row.Value, cancellationToken).ConfigureAwait(false);
        return Done(FindingOutcome.Repaired, 1 + (2 * row.Value.IpCount)) with { After = after };
    }
}
