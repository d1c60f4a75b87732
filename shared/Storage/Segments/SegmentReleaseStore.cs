using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
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
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="time">The clock.</param>
public sealed class SegmentReleaseStore(StateUpdater updater, TimeProvider time)
{
    private const int EipsAtOnce = SegmentAllocationStore.EipsAtOnce;

    private readonly SegmentReleaseReader _reader = new(updater.Store);

    /// <summary>Evaluates every rule and, when all hold, reserves every EIP for release.</summary>
    /// <param name="scope">The operation.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="cancellationToken">Ends the attempt; what was reserved stays so for the next one.</param>
    /// <returns>The reservation, or every violation; done when the operation has released it before.</returns>
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

        foreach (var eipIds in await ChunksAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false))
        {
            var violations = await MarkAsync(scope, segmentInstanceId, eipIds, cancellationToken).ConfigureAwait(false);
            if (violations.Count > 0)
            {
                await PutBackAsync(scope, segmentInstanceId, reason: null, cancellationToken).ConfigureAwait(false);

                // One that was marked already stood in the way of no rule: now it can be seen beside the others.
                var all = SegmentReleaseRules.All.Evaluate(await _reader.ReadAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false));
                return new(all.Count > 0 ? all : violations);
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
        var snapshot = await _reader.ReadAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false);
        return [.. snapshot.AllEips.Where(eip => IsReserved(scope, eip))];
    }

    /// <summary>
    /// Begins to undo a release. Where the first of its EIPs is gone it is brought to its end instead; where it is still to begin, in
    /// a request whose answer never came, the store refuses that one.
    /// </summary>
    /// <param name="scope">The operation.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>True when it may be undone; false when it has succeeded.</returns>
    public async Task<bool> TryBeginRollBackAsync(OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var key = Keys.Segment(segmentInstanceId);
        var isRemoving = await updater.UpdateAsync<bool?>(scope.Partition, [key.Value], async (_, token) =>
        {
            var row = await updater.Store.GetAsync(scope.Partition, key, Freshness.Stored, token).ConfigureAwait(false);
            if (row is null || (row.Value.IsRemoving && row.Value.OperationId == scope.OperationId))
            {
                return new(row is not null, StandsAlways: true);
            }

            var transaction = new StateTransaction(scope.Partition);
            transaction.Touch(row);
            return new(null, transaction);
        }, cancellationToken).ConfigureAwait(false);
        if (isRemoving == true)
        {
            await CommitAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false);
            return false;
        }

        return isRemoving is null
            || !await _reader.HasReleasedAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the reservation back: the EIPs are Available as before. Without a reservation it does nothing.</summary>
    /// <param name="scope">The operation that reserved them.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="reason">Why it is undone.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public async Task RollBackAsync(OperationScope scope, string segmentInstanceId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(reason);
        await PutBackAsync(scope, segmentInstanceId, reason, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes every EIP, takes the addresses back and deletes the segment. One that is gone already is no fault.</summary>
    /// <param name="scope">The operation that reserved them.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="cancellationToken">Ends the attempt; the next one goes on where it was.</param>
    /// <returns>A task that completes when it is durable.</returns>
    /// <exception cref="ReservationLostException">The EIPs are not reserved by the operation.</exception>
    public async Task CommitAsync(OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        foreach (var eipIds in await ChunksAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false))
        {
            await RemoveAsync(scope, segmentInstanceId, eipIds, cancellationToken).ConfigureAwait(false);
        }

        if (!await DeleteAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false))
        {
            if (!await _reader.HasReleasedAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false))
            {
                throw new ReservationLostException(segmentInstanceId, scope.OperationId);
            }

            await updater.Store.AnnounceAgainAsync(
                scope.Partition, EipSegment.EveryEipIdOf(segmentInstanceId), cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsReserved(OperationScope scope, Eip eip) =>
        eip.State == EipState.Releasing && eip.OperationId == scope.OperationId;

    private static bool IsReserved(OperationScope scope, EipSegment? segment) =>
        segment?.Status == EipSegmentStatus.Releasing && segment.OperationId == scope.OperationId;

    // Nothing of the EIPs is reserved yet: from here on none but this operation changes the segment.
    private Task<SegmentReservation> BeginAsync(OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        var key = Keys.Segment(segmentInstanceId);
        return updater.UpdateAsync<SegmentReservation>(scope.Partition, [key.Value], async (_, token) =>
        {
            var row = await updater.Store.GetAsync(scope.Partition, key, Freshness.Stored, token).ConfigureAwait(false);
            if (IsReserved(scope, row?.Value))
            {
                return new(SegmentReservation.Made, StandsAlways: true);
            }

            var violations = SegmentReleaseRules.All.Evaluate(
                await _reader.ReadAsync(scope, segmentInstanceId, row?.Value, token).ConfigureAwait(false));
            if (violations.Count > 0)
            {
                // The operation may run once more: then the segment is gone by its own doing.
                return row is null && await _reader.HasReleasedAsync(scope, segmentInstanceId, token).ConfigureAwait(false)
                    ? new(SegmentReservation.Done, StandsAlways: true)
                    : new(new SegmentReservation(violations), StandsAlways: true);
            }

            var transaction = new StateTransaction(scope.Partition);
            transaction.Replace(row!, row!.Value with { Status = EipSegmentStatus.Releasing, OperationId = scope.OperationId });
            return new(SegmentReservation.Made, transaction);
        }, cancellationToken);
    }

    private Task<IReadOnlyList<Violation>> MarkAsync(
        OperationScope scope, string segmentInstanceId, IReadOnlyList<string> eipIds, CancellationToken cancellationToken) =>
        UpdateAsync<IReadOnlyList<Violation>>(scope, segmentInstanceId, eipIds, (segment, rows, _) =>
        {
            if (!IsReserved(scope, segment?.Value))
            {
                throw new ReservationLostException(segmentInstanceId, scope.OperationId);
            }

            var left = rows.Where(row => !IsReserved(scope, row.Value)).ToList();
            if (segment!.Value.IsRemoving || left.Count == 0)
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

    private async Task PutBackAsync(OperationScope scope, string segmentInstanceId, string? reason, CancellationToken cancellationToken)
    {
        foreach (var eipIds in await ChunksAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false))
        {
            await PutBackAsync(scope, segmentInstanceId, eipIds, reason, cancellationToken).ConfigureAwait(false);
        }

        var key = Keys.Segment(segmentInstanceId);
        _ = await updater.UpdateAsync<bool>(scope.Partition, [key.Value], async (_, token) =>
        {
            var row = await updater.Store.GetAsync(scope.Partition, key, Freshness.Stored, token).ConfigureAwait(false);
            if (!IsReserved(scope, row?.Value) || row!.Value.IsRemoving)
            {
                return new(false, StandsAlways: true);
            }

            var transaction = new StateTransaction(scope.Partition);
            transaction.Replace(row, row.Value with { Status = EipSegmentStatus.Allocated });
            return new(true, transaction);
        }, cancellationToken).ConfigureAwait(false);
    }

    private async Task PutBackAsync(
        OperationScope scope, string segmentInstanceId, IReadOnlyList<string> eipIds, string? reason, CancellationToken cancellationToken)
    {
        var isMade = await UpdateAsync<bool>(scope, segmentInstanceId, eipIds, (segment, rows, now) =>
        {
            var reserved = rows.Where(row => IsReserved(scope, row.Value)).ToList();
            if (!IsReserved(scope, segment?.Value) || segment!.Value.IsRemoving || reserved.Count == 0)
            {
                return new(false);
            }

            var transaction = new StateTransaction(scope.Partition);
            transaction.Touch(segment);
            var recorder = new EipRecorder(transaction, now, scope.Principal.PrincipalId, scope.OperationId);
            foreach (var row in reserved)
            {
                var free = row.Value.Apply(EipTrigger.RollBackRelease, scope.OperationId);
                if (reason is null)
                {
                    transaction.Replace(row, free);
                }
                else
                {
                    _ = recorder.Changed(row, free, EipEventType.ReleaseRolledBack, association: null, reason);
                }
            }

            return new(true, transaction);
        }, cancellationToken).ConfigureAwait(false);
        if (!isMade && reason is not null)
        {
            // Perhaps by an attempt that died before its events were told.
            await updater.Store.AnnounceAgainAsync(scope.Partition, eipIds, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RemoveAsync(
        OperationScope scope, string segmentInstanceId, IReadOnlyList<string> eipIds, CancellationToken cancellationToken)
    {
        var isMade = await UpdateAsync<bool>(scope, segmentInstanceId, eipIds, (segment, rows, now) =>
        {
            if (segment is null || rows.Count == 0)
            {
                return new(false);
            }

            if (!IsReserved(scope, segment.Value) || rows.Any(row => !IsReserved(scope, row.Value)))
            {
                throw new ReservationLostException(segmentInstanceId, scope.OperationId);
            }

            var transaction = new StateTransaction(scope.Partition);
            transaction.Replace(segment, segment.Value with { IsRemoving = true });
            var recorder = new EipRecorder(transaction, now, scope.Principal.PrincipalId, scope.OperationId);
            foreach (var row in rows)
            {
                _ = recorder.Released(row);
            }

            return new(true, transaction);
        }, cancellationToken).ConfigureAwait(false);
        if (!isMade)
        {
            await updater.Store.AnnounceAgainAsync(scope.Partition, eipIds, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<bool> DeleteAsync(OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        var key = Keys.Segment(segmentInstanceId);
        return updater.UpdateAsync<bool>(scope.Partition, [Keys.Account.Value, key.Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(scope.Partition, key, Freshness.Stored, token).ConfigureAwait(false);
            var account = await updater.Store.GetAsync(scope.Partition, Keys.Account, freshness, token).ConfigureAwait(false);
            if (row is not { Value: { IsRemoving: true } segment } || segment.OperationId != scope.OperationId || account is null)
            {
                return new(false);
            }

            var transaction = new StateTransaction(scope.Partition);
            transaction.Delete(row);
            transaction.Replace(account, account.Value with
            {
                EipCount = account.Value.EipCount - segment.IpCount,
                AddressBlocks = [.. account.Value.AddressBlocks.Select(block => block.Number == segment.Block
                    ? block.WithRun(segment.Offset, segment.Size, used: false)
                    : block)],
            });
            return new(true, transaction);
        }, cancellationToken);
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> ChunksAsync(
        OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        var row = await updater.Store
            .GetAsync(scope.Partition, Keys.Segment(segmentInstanceId), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return [.. (row?.Value.EipIds ?? []).Chunk(EipsAtOnce)];
    }

    private Task<T> UpdateAsync<T>(
        OperationScope scope,
        string segmentInstanceId,
        IReadOnlyList<string> eipIds,
        Func<Row<EipSegment>?, IReadOnlyList<Row<Eip>>, DateTimeOffset, Decision<T>> decide,
        CancellationToken cancellationToken)
    {
        var key = Keys.Segment(segmentInstanceId);
        string[] keys = [key.Value, .. eipIds.Select(id => Keys.Eip(id).Value)];
        return updater.UpdateAsync(scope.Partition, keys, async (freshness, token) =>
        {
            var segment = await updater.Store.GetAsync(scope.Partition, key, Freshness.Stored, token).ConfigureAwait(false);
            var eips = await _reader.ReadEipsAsync(scope.Partition, eipIds, freshness, token).ConfigureAwait(false);
            return decide(segment, eips, time.GetUtcNow());
        }, cancellationToken);
    }
}
