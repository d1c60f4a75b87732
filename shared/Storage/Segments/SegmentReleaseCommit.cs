using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Segments;

/// <summary>The end of the release of contiguous EIPs: with the first EIP that is removed it can only go forward.</summary>
/// <param name="rows">The rows.</param>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="time">The clock.</param>
internal sealed class SegmentReleaseCommit(SegmentReleaseRows rows, StateUpdater updater, TimeProvider time)
{
    /// <summary>Removes every EIP, takes the addresses back and deletes the segment.</summary>
    public async Task RunAsync(OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        foreach (var eipIds in await rows.ChunksAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false))
        {
            if (!await RemoveAsync(scope, segmentInstanceId, eipIds, cancellationToken).ConfigureAwait(false))
            {
                await rows.Store.AnnounceAgainAsync(scope.Partition, eipIds, cancellationToken).ConfigureAwait(false);
            }
        }

        if (!await DeleteAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false))
        {
            if (!await rows.HasReleasedAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false))
            {
                throw new ReservationLostException(segmentInstanceId, scope.OperationId);
            }

            await rows.Store.AnnounceAgainAsync(
                scope.Partition, EipSegment.EveryEipIdOf(segmentInstanceId), cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<bool> RemoveAsync(
        OperationScope scope, string segmentInstanceId, IReadOnlyList<string> eipIds, CancellationToken cancellationToken) =>
        rows.UpdateAsync<bool>(scope, segmentInstanceId, eipIds, (segment, eips, freshness) =>
        {
            if (segment is null || eips.Count == 0)
            {
                return new(false);
            }

            if (!segment.Value.IsReleasedBy(scope.OperationId)
                || segment.Value.Undo is not null
                || eips.Any(row => !SegmentReleaseRows.IsReserved(scope, row.Value)))
            {
                // What is remembered of an EIP may be older than its reservation.
                return freshness == Freshness.Stored ? throw new ReservationLostException(segmentInstanceId, scope.OperationId) : default;
            }

            var transaction = new StateTransaction(scope.Partition);
            transaction.Replace(segment, segment.Value with { IsRemoving = true });
            var recorder = new EipRecorder(transaction, time.GetUtcNow(), scope.Principal.PrincipalId, scope.OperationId);
            foreach (var row in eips)
            {
                _ = recorder.Released(row);
            }

            return new(true, transaction);
        }, cancellationToken);

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
}
