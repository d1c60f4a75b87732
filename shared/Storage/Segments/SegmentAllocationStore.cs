using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Segments;

/// <summary>
/// The allocation of contiguous EIPs. Their addresses are taken in one transaction, together with the count of the account's
/// EIPs and the segment's row; the EIPs follow, as many in one transaction as it takes, and the row counts them: from there
/// on it can only go forward, and whoever goes on begins where it is.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="pool">Where addresses come from.</param>
/// <param name="time">The clock.</param>
public sealed class SegmentAllocationStore(StateUpdater updater, AddressPool pool, TimeProvider time)
{
    // Each is a row, an audit entry and an event; the segment's row goes with them.
    internal const int EipsAtOnce = (CommitQueue.MaxEntities - 1) / 3;

    private readonly SnapshotReader _snapshots = new(updater.Store);

    /// <summary>Takes the addresses, or says why there are none.</summary>
    /// <param name="scope">The operation.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The reservation, or every violation; done when the operation allocated a segment that was released since.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<SegmentReservation> ReserveAsync(OperationScope scope, SegmentRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        var (partition, store, key) = (scope.Partition, updater.Store, Keys.Segment(request.SegmentInstanceId));
        return updater.UpdateAsync<SegmentReservation>(partition, [Keys.Account.Value, key.Value], async (freshness, token) =>
        {
            if (await store.GetAsync(partition, key, Freshness.Stored, token).ConfigureAwait(false) is not null)
            {
                return new(SegmentReservation.Made, StandsAlways: true);
            }

            var first = EipSegment.EipIdAt(request.SegmentInstanceId, 0);
            if (await store.GetAsync(partition, Keys.Audit(first, 1), Freshness.Stored, token).ConfigureAwait(false) is not null)
            {
                return new(SegmentReservation.Done, StandsAlways: true);
            }

            var account = await store.GetAsync(partition, Keys.Account, freshness, token).ConfigureAwait(false);
            var settings = (account?.Value ?? new AccountSettings()) with
            {
                AccountQuotas = await _snapshots.AccountQuotasAsync(partition.AccountId, freshness, token).ConfigureAwait(false),
            };
            var size = EipSegment.SizeOf(request.PrefixLength);
            var run = FreeRun(settings.AddressBlocks, size);
            var count = AddressBlock.AssignableOf(run?.Offset ?? AddressBlock.Empty(0).FirstFreeRun(size)!.Value, size).Count;
            var limit = settings.LimitOf(Quota.EipsPerRegion);
            if (settings.EipCount + count > limit)
            {
                return new(new([SegmentViolations.Quota(limit, count)]));
            }

            if (run is null)
            {
                var held = settings.AddressBlocks.Select(block => block.Number).ToList();
                if (await pool.ClaimBlockAsync(partition, held, token).ConfigureAwait(false) is not { } claimed)
                {
                    return new(new([SegmentViolations.PoolExhausted(size)]));
                }

                settings = settings with { AddressBlocks = [.. settings.AddressBlocks, AddressBlock.Empty(claimed)] };
                run = FreeRun(settings.AddressBlocks, size);
            }

            var (number, offset) = run!.Value;
            var transaction = new StateTransaction(partition);
            transaction.InsertOrReplace(Keys.Account, account, settings with
            {
                EipCount = settings.EipCount + count,
                AddressBlocks =
                    [.. settings.AddressBlocks.Select(block => block.Number == number ? block.WithRun(offset, size, used: true) : block)],
            });
            transaction.Insert(key, new EipSegment
            {
                SegmentInstanceId = request.SegmentInstanceId,
                RegionId = partition.RegionId,
                Block = number,
                Offset = offset,
                PrefixLength = request.PrefixLength,
                Cidr = $"{AddressPool.AddressAt(number, offset)}/{request.PrefixLength}",
                IpCount = count,
                Name = request.Name,
                Description = request.Description,
                ZoneId = request.ZoneId,
                Bandwidth = request.Bandwidth,
                InternetChargeType = request.InternetChargeType,
                ResourceGroupId = request.ResourceGroupId,
                CreatedAt = time.GetUtcNow(),
                OperationId = scope.OperationId,
            });
            return new(SegmentReservation.Made, transaction);
        }, cancellationToken);
    }

    /// <summary>Allocates the EIPs that are not there yet; with the last of them the segment is Allocated.</summary>
    /// <param name="scope">The operation.</param>
    /// <param name="segmentInstanceId">The segment.</param>
    /// <param name="cancellationToken">Ends the attempt; what was allocated stays.</param>
    /// <returns>A task that completes when all are durable.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task AllocateEipsAsync(OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var known = await updater.Store
            .GetAsync(scope.Partition, Keys.Segment(segmentInstanceId), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        if (known is { Value: { AllocatedCount: > 0 } begun })
        {
            // An earlier attempt got so far, and may have died before its events were told.
            await updater.Store
                .AnnounceAgainAsync(scope.Partition, begun.EipIds.Take(begun.AllocatedCount), cancellationToken).ConfigureAwait(false);
        }

        while (await AllocateNextAsync(scope, segmentInstanceId, cancellationToken).ConfigureAwait(false))
        {
        }
    }

    private static (int Block, int Offset)? FreeRun(IEnumerable<AddressBlock> blocks, int size) => blocks
        .Select(block => (block.Number, Offset: block.FirstFreeRun(size)))
        .Where(run => run.Offset is not null)
        .OrderByDescending(run => AddressBlock.AssignableOf(run.Offset!.Value, size).Count)
        .Select(run => ((int, int)?)(run.Number, run.Offset!.Value))
        .FirstOrDefault();

    private Task<bool> AllocateNextAsync(OperationScope scope, string segmentInstanceId, CancellationToken cancellationToken)
    {
        var key = Keys.Segment(segmentInstanceId);
        return updater.UpdateAsync<bool>(scope.Partition, [key.Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(scope.Partition, key, freshness, token).ConfigureAwait(false);
            if (row is not { Value: { Status: EipSegmentStatus.Allocating } segment })
            {
                return new(false, StandsAlways: true);
            }

            var transaction = new StateTransaction(scope.Partition);
            var recorder = new EipRecorder(transaction, time.GetUtcNow(), scope.Principal.PrincipalId, scope.OperationId);
            var offsets = AddressBlock.AssignableOf(segment.Offset, segment.Size);
            var end = Math.Min(segment.AllocatedCount + EipsAtOnce, segment.IpCount);
            for (var place = segment.AllocatedCount; place < end; place++)
            {
                _ = recorder.Allocated(EipAt(segment, place, offsets[place]));
            }

            transaction.Replace(row, segment with
            {
                AllocatedCount = end,
                Status = end == segment.IpCount ? EipSegmentStatus.Allocated : EipSegmentStatus.Allocating,
            });
            return new(end < segment.IpCount, transaction);
        }, cancellationToken);
    }

    private static Eip EipAt(EipSegment segment, int place, int offset) => new()
    {
        EipId = EipSegment.EipIdAt(segment.SegmentInstanceId, place),
        IpAddress = AddressPool.AddressAt(segment.Block, offset),
        RegionId = segment.RegionId,
        Bandwidth = segment.Bandwidth,
        InternetChargeType = segment.InternetChargeType,
        ResourceGroupId = segment.ResourceGroupId,
        SegmentInstanceId = segment.SegmentInstanceId,
        ZoneId = segment.ZoneId,
        AllocatedAt = segment.CreatedAt,
    };
}
