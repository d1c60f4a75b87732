using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Segments;

/// <summary>
/// The undoing of the release of contiguous EIPs. It is in the segment's row before the first EIP is put back, so that an attempt
/// that lives on can reserve none again, nor remove any; and it ends only when none is reserved.
/// </summary>
/// <param name="rows">The rows.</param>
/// <param name="time">The clock.</param>
internal sealed class SegmentReleaseUndo(SegmentReleaseRows rows, TimeProvider time)
{
    /// <summary>
    /// Writes down that the release is undone, unless the first of its EIPs is gone. Where it is rolled back before it began, it is
    /// written down as undone, so that a reservation that is still on its way finds that.
    /// </summary>
    /// <param name="scope">The operation.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="undo">Why it is undone; what was written down earlier stays.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The segment as it is then; null where there is none.</returns>
    public Task<EipSegment?> BeginAsync(
        OperationScope scope, string segmentInstanceId, SegmentUndo undo, CancellationToken cancellationToken) =>
        rows.UpdateAsync<EipSegment?>(scope, segmentInstanceId, (row, _) =>
        {
            var begun = row?.Value switch
            {
                { IsRemoving: false, Undo: null } segment when segment.IsReleasedBy(scope.OperationId) => segment with { Undo = undo },
                { Status: EipSegmentStatus.Allocated } segment when undo == SegmentUndo.RolledBack =>
                    segment with { OperationId = scope.OperationId },
                var segment => segment,
            };
            if (begun == row?.Value)
            {
                return Task.FromResult(new Decision<EipSegment?>(begun));
            }

            var transaction = new StateTransaction(scope.Partition);
            transaction.Replace(row!, begun!);
            return Task.FromResult(new Decision<EipSegment?>(begun, transaction));
        }, cancellationToken);

    /// <summary>Undoes the release: every EIP that it has reserved is Available as before. Where it is not being undone this does nothing.</summary>
    /// <param name="scope">The operation.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="reason">Why it is rolled back, for the events; null to go on with the undoing of one that was refused only.</param>
    /// <param name="cancellationToken">Ends the attempt; the next one goes on where it was.</param>
    /// <returns>A task that completes when no EIP is reserved by the operation.</returns>
    public async Task RunAsync(OperationScope scope, string segmentInstanceId, string? reason, CancellationToken cancellationToken)
    {
        do
        {
            foreach (var eipIds in await rows.ChunksAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false))
            {
                var isMade = await PutBackAsync(scope, segmentInstanceId, eipIds, reason, cancellationToken).ConfigureAwait(false);
                if (!isMade && reason is not null)
                {
                    // Perhaps by an attempt that died before its events were told.
                    await rows.Store.AnnounceAgainAsync(scope.Partition, eipIds, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        while (!await TryEndAsync(scope, segmentInstanceId, reason, cancellationToken).ConfigureAwait(false));
    }

    // A roll back goes on with what was refused; the other way round there would be no reason to tell of.
    private static bool IsUndone(OperationScope scope, EipSegment? segment, string? reason) =>
        segment is { IsRemoving: false, Undo: { } undo }
        && segment.IsReleasedBy(scope.OperationId)
        && (reason is not null || undo == SegmentUndo.Refused);

    private Task<bool> PutBackAsync(
        OperationScope scope, string segmentInstanceId, IReadOnlyList<string> eipIds, string? reason, CancellationToken cancellationToken) =>
        rows.UpdateAsync<bool>(scope, segmentInstanceId, eipIds, (segment, eips, freshness) =>
        {
            var reserved = eips.Where(row => SegmentReleaseRows.IsReserved(scope, row.Value)).ToList();
            if (!IsUndone(scope, segment?.Value, reason) || reserved.Count == 0)
            {
                return new(false);
            }

            var transaction = new StateTransaction(scope.Partition);
            transaction.Touch(segment!);
            var recorder = new EipRecorder(transaction, time.GetUtcNow(), scope.Principal.PrincipalId, scope.OperationId);
            foreach (var row in reserved)
            {
                var free = row.Value.Apply(EipTrigger.RollBackRelease, scope.OperationId);
                if (segment!.Value.Undo == SegmentUndo.Refused)
                {
                    transaction.Replace(row, free);
                }
                else
                {
                    _ = recorder.Changed(row, free, EipEventType.ReleaseRolledBack, association: null, reason);
                }
            }

            return new(true, transaction);
        }, cancellationToken);

    // Read from the store, all of them: what is remembered of an EIP may be older than its reservation.
    private Task<bool> TryEndAsync(OperationScope scope, string segmentInstanceId, string? reason, CancellationToken cancellationToken) =>
        rows.UpdateAsync<bool>(scope, segmentInstanceId, async (row, token) =>
        {
            if (!IsUndone(scope, row?.Value, reason))
            {
                return new(true);
            }

            var snapshot = await rows.ReadAsync(scope, segmentInstanceId, row!.Value, token).ConfigureAwait(false);
            if (snapshot.AllEips.Any(eip => SegmentReleaseRows.IsReserved(scope, eip)))
            {
                return new(false);
            }

            var transaction = new StateTransaction(scope.Partition);
            transaction.Replace(row, row.Value with { Status = EipSegmentStatus.Allocated, Undo = null });
            return new(true, transaction);
        }, cancellationToken);
}
