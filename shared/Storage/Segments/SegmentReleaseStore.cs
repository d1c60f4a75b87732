using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Segments;

/// <summary>
/// The release of contiguous EIPs, all of them or none. The EIPs are reserved one transaction after the other; who finds one
/// that was taken meanwhile gives the others back. Every transaction rewrites the segment's row too, so that the store
/// refuses what arrives after the release was undone. With the first EIP that is removed it can only go forward.
/// </summary>
public sealed class SegmentReleaseStore
{
    private readonly SegmentReleaseRows _rows;
    private readonly SegmentReleaseUndo _undo;
    private readonly SegmentReleaseCommit _commit;

    /// <summary>Creates the store.</summary>
    /// <param name="updater">Reads, decides and commits.</param>
    /// <param name="time">The clock.</param>
    public SegmentReleaseStore(StateUpdater updater, TimeProvider time)
    {
        _rows = new(updater);
        _undo = new(_rows, time);
        _commit = new(_rows, updater, time);
    }

    /// <summary>Evaluates every rule and, when all hold, reserves every EIP for release.</summary>
    /// <param name="scope">The operation.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="cancellationToken">Ends the attempt; what was reserved stays so for the next one.</param>
    /// <returns>The reservation, or every violation; done when the operation has released it before.</returns>
    /// <exception cref="ReservationLostException">The operation's release of the segment was undone: it is not begun again.</exception>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<SegmentReservation> ReserveAsync(
        OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var begun = await BeginAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false);
        if (begun.IsDone || begun.Violations.Count > 0)
        {
            return begun;
        }

        foreach (var eipIds in await _rows.ChunksAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false))
        {
            var violations = await MarkAsync(scope, segmentInstanceId, eipIds, cancellationToken).ConfigureAwait(false);
            if (violations is not { Count: 0 })
            {
                return await RefuseAsync(scope, segmentInstanceId, violations ?? [], cancellationToken).ConfigureAwait(false);
            }
        }

        return begun;
    }

    /// <summary>The EIPs that the operation has reserved.</summary>
    /// <param name="scope">The operation.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The EIPs, each with the fence that the operation has on the gateway.</returns>
    public async Task<IReadOnlyList<Eip>> ListReservedAsync(
        OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var snapshot = await _rows.ReadAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false);
        return [.. snapshot.AllEips.Where(eip => SegmentReleaseRows.IsReserved(scope, eip))];
    }

    /// <summary>
    /// Begins to undo a release. Where the first of its EIPs is gone it is brought to its end instead. From here on attempts to
    /// reserve or to commit it are refused, those that are on their way included.
    /// </summary>
    /// <param name="scope">The operation.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>True when it may be undone; false when it has succeeded.</returns>
    public async Task<bool> TryBeginRollBackAsync(OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var segment = await _undo.BeginAsync(scope, segmentInstanceId, SegmentUndo.RolledBack, cancellationToken).ConfigureAwait(false);
        if (segment is null)
        {
            return !await _rows.HasReleasedAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false);
        }

        if (segment.IsRemoving && segment.IsReleasedBy(scope.OperationId))
        {
            await CommitAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false);
            return false;
        }

        return true;
    }

    /// <summary>Gives the reservation back: the EIPs are Available as before. Without a reservation it does nothing.</summary>
    /// <param name="scope">The operation that reserved them.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="reason">Why it is undone.</param>
    /// <param name="cancellationToken">Ends the attempt; the next one goes on where it was.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public async Task RollBackAsync(OperationScope scope, string segmentInstanceId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(reason);
        _ = await _undo.BeginAsync(scope, segmentInstanceId, SegmentUndo.RolledBack, cancellationToken).ConfigureAwait(false);
        await _undo.RunAsync(scope, segmentInstanceId, reason, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes every EIP, takes the addresses back and deletes the segment. One that is gone already is no fault.</summary>
    /// <param name="scope">The operation that reserved them.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="cancellationToken">Ends the attempt; the next one goes on where it was.</param>
    /// <returns>A task that completes when it is durable.</returns>
    /// <exception cref="ReservationLostException">The EIPs are not reserved by the operation.</exception>
    public Task CommitAsync(OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return _commit.RunAsync(scope, segmentInstanceId, cancellationToken);
    }

    // Nothing of the EIPs is reserved yet: from here on none but this operation changes the segment.
    private Task<SegmentReservation> BeginAsync(OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken) =>
        _rows.UpdateAsync<SegmentReservation>(scope, segmentInstanceId, async (row, token) =>
        {
            if (row is not null && row.Value.IsReleasedBy(scope.OperationId))
            {
                return new(SegmentReservation.Made);
            }

            var violations = SegmentReleaseRules.All.Evaluate(
                await _rows.ReadAsync(scope, segmentInstanceId, row?.Value, token).ConfigureAwait(false));
            if (violations.Count > 0)
            {
                // The operation may run once more: then the segment is gone by its own doing.
                return row is null && await _rows.HasReleasedAsync(scope, segmentInstanceId, token).ConfigureAwait(false)
                    ? new(SegmentReservation.Done)
                    : new(new SegmentReservation(violations));
            }

            if (row!.Value.OperationId == scope.OperationId)
            {
                throw new ReservationLostException(segmentInstanceId, scope.OperationId);
            }

            var transaction = new StateTransaction(scope.Partition);
            transaction.Replace(row, row.Value with { Status = EipSegmentStatus.Releasing, OperationId = scope.OperationId });
            return new(SegmentReservation.Made, transaction);
        }, cancellationToken);

    // Null where the release is being undone, or was: another attempt has decided it.
    private Task<IReadOnlyList<Violation>?> MarkAsync(
        OperationScope scope, string segmentInstanceId, IReadOnlyList<string> eipIds, CancellationToken cancellationToken) =>
        _rows.UpdateAsync<IReadOnlyList<Violation>?>(scope, segmentInstanceId, eipIds, (segment, rows, _) =>
        {
            if (segment is null || !segment.Value.IsReleasedBy(scope.OperationId) || segment.Value.Undo is not null)
            {
                return new(null, StandsAlways: true);
            }

            var left = rows.Where(row => !SegmentReleaseRows.IsReserved(scope, row.Value)).ToList();
            if (segment.Value.IsRemoving || left.Count == 0)
            {
                return new([], StandsAlways: true);
            }

            var violations = SegmentReleaseRules.All.Evaluate(new()
            {
                SegmentInstanceId = segmentInstanceId,
                Principal = scope.Principal,
                Segment = segment.Value with { Status = EipSegmentStatus.Allocated },
                AllEips = [.. left.Select(row => row.Value)],
            });
            if (violations.Count > 0)
            {
                return new(violations);
            }

            var transaction = new StateTransaction(scope.Partition);
            transaction.Touch(segment);
            left.ForEach(row => transaction.Replace(row, row.Value.Apply(EipTrigger.BeginRelease, scope.OperationId)));
            return new([], transaction);
        }, cancellationToken);

    private async Task<SegmentReservation> RefuseAsync(
        OperationScope scope, string segmentInstanceId, IReadOnlyList<Violation> found, CancellationToken cancellationToken)
    {
        _ = await _undo.BeginAsync(scope, segmentInstanceId, SegmentUndo.Refused, cancellationToken).ConfigureAwait(false);
        await _undo.RunAsync(scope, segmentInstanceId, reason: null, cancellationToken).ConfigureAwait(false);

        // One that was marked already stood in the way of no rule: now it can be seen beside the others.
        var all = SegmentReleaseRules.All.Evaluate(await _rows.ReadAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false));
        return (all, found) is ({ Count: 0 }, { Count: 0 })
            ? throw new ReservationLostException(segmentInstanceId, scope.OperationId)
            : new(all.Count > 0 ? all : found);
    }
}
