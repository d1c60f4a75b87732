using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Holds;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>The EIPs of accounts and regions.</summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="pool">Where addresses come from.</param>
/// <param name="time">The clock.</param>
public sealed class EipInventory(StateUpdater updater, AddressPool pool, TimeProvider time)
{
    private readonly SnapshotReader _snapshots = new(updater.Store);

    /// <summary>Reads an EIP.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The EIP, or null when there is none.</returns>
    public Task<Row<Eip>?> GetAsync(AccountRegion partition, string eipId, CancellationToken cancellationToken) =>
        updater.Store.GetAsync(partition, Keys.Eip(eipId), Freshness.Stored, cancellationToken);

    /// <summary>Lists EIPs by id.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="pageSize">The most EIPs of the page, 1 to 1000.</param>
    /// <param name="continuationToken">Where the page before ended; null for the first.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The page.</returns>
    public Task<RowPage<Eip>> ListAsync(
        AccountRegion partition, int pageSize, string? continuationToken, CancellationToken cancellationToken) =>
        updater.Store.ListPageAsync(partition, Keys.Eips, pageSize, continuationToken, cancellationToken);

    /// <summary>Allocates an EIP. The same id with the same fingerprint allocates once, however often it is asked.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="eipId">The id of the new EIP.</param>
    /// <param name="fingerprint">The digest of the request when the id stands for an idempotency key; null otherwise.</param>
    /// <param name="request">What it is to be allocated with.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<Allocation> AllocateAsync(
        AccountRegion partition,
        Principal principal,
        string eipId,
        string? fingerprint,
        AllocationRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(request);
        return updater.UpdateAsync<Allocation>(partition, [Keys.Account.Value], async (freshness, token) =>
        {
            var store = updater.Store;
            var existing = fingerprint is null && freshness == Freshness.Remembered
                ? null
                : await store.GetAsync(partition, Keys.Eip(eipId), Freshness.Stored, token).ConfigureAwait(false);
            if (existing is not null)
            {
                // It may be this very call that allocated it, and whose answer was lost with the event.
                await store.AnnounceAgainAsync(partition, eipId, token).ConfigureAwait(false);
                return new(Existing(existing, fingerprint), StandsAlways: true);
            }

            if (freshness == Freshness.Stored
                && await store.GetAsync(partition, Keys.Audit(eipId, 1), freshness, token).ConfigureAwait(false) is not null)
            {
                // An EIP of that id was released: its audit stands, and its sequence cannot begin again.
                return new(new(AllocationStatus.KeyReused));
            }

            var account = await store.GetAsync(partition, Keys.Account, freshness, token).ConfigureAwait(false);
            var settings = (account?.Value ?? new AccountSettings()) with
            {
                AccountQuotas = await _snapshots.AccountQuotasAsync(partition.AccountId, freshness, token).ConfigureAwait(false),
            };
            var limit = settings.LimitOf(Quota.EipsPerRegion);
            if (settings.EipCount >= limit)
            {
                return new(new(AllocationStatus.QuotaExceeded, Limit: limit));
            }

            var place = request.IpAddress is { } asked
                ? AddressPlace.Of(pool, settings.AddressBlocks, asked, tells: principal.SeesEverything)
                : await AddressPlace.FreeAsync(pool, partition, settings.AddressBlocks, token).ConfigureAwait(false);
            if (place.Block is not { } block)
            {
                return new(new(place.Obstacle));
            }

            var changed = settings with
            {
                EipCount = settings.EipCount + 1,
                AddressBlocks = With(settings.AddressBlocks, block.With(place.Offset, used: true)),
            };
            var now = time.GetUtcNow();
            var transaction = new StateTransaction(partition);
            if (account is null)
            {
                transaction.Insert(Keys.Account, changed);
            }
            else
            {
                transaction.Replace(account, changed);
            }

            var eip = new EipRecorder(transaction, now, principal.PrincipalId, operationId: null).Allocated(new Eip
            {
                EipId = eipId,
                IpAddress = AddressPool.AddressAt(block.Number, place.Offset),
                RegionId = partition.RegionId,
                Bandwidth = request.Bandwidth,
                InternetChargeType = request.InternetChargeType,
                ResourceGroupId = request.ResourceGroupId,
                PublicIpAddressPoolId = request.PublicIpAddressPoolId,
                ZoneId = request.ZoneId,
                Name = request.Name,
                Description = request.Description,
                Tags = request.Tags,
                DeletionProtection = request.DeletionProtection,
                AllocatedAt = now,
                AllocationFingerprint = fingerprint,
            });
            return new(new(AllocationStatus.Allocated, new(Keys.Eip(eipId), eip, default)), transaction);
        }, cancellationToken);
    }

    /// <summary>Changes what the owner of an EIP may change about it while no operation does.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="matches">Whether the caller knows this version of the EIP; always called on a stored one before a refusal.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<AttributeChange> ChangeAsync(
        AccountRegion partition,
        Principal principal,
        string eipId,
        Func<Row<Eip>, bool> matches,
        EipAttributes change,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(matches);
        ArgumentNullException.ThrowIfNull(change);
        return updater.UpdateAsync<AttributeChange>(partition, [Keys.Eip(eipId).Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, Keys.Eip(eipId), freshness, token).ConfigureAwait(false);
            if (Judge(principal, row, matches, change) is { } refusal)
            {
                return new(refusal);
            }

            var asked = change.ApplyTo(row!.Value);
            if (asked == row.Value)
            {
                if (freshness == Freshness.Stored)
                {
                    // It may be this very call that made it so, and whose answer was lost with the event.
                    await updater.Store.AnnounceAgainAsync(partition, eipId, token).ConfigureAwait(false);
                }

                return new(new(AttributeChangeStatus.Changed, row.Value));
            }

            var transaction = new StateTransaction(partition);
            var changed = new EipRecorder(transaction, time.GetUtcNow(), principal.PrincipalId, operationId: null)
                .Changed(row, asked, EipEventType.EipChanged, row.Value.Association);
            if (changed.ResourceGroupId != row.Value.ResourceGroupId)
            {
                HoldRows.Move(transaction, changed);
            }

            return new(new(AttributeChangeStatus.Changed, changed), transaction);
        }, cancellationToken);
    }

    private static AttributeChange? Judge(Principal principal, Row<Eip>? row, Func<Row<Eip>, bool> matches, EipAttributes change)
    {
        if (row is null || !principal.Sees(row.Value.ResourceGroupId))
        {
            return new(AttributeChangeStatus.NotFound);
        }

        AttributeChangeStatus? obstacle =
            !matches(row) ? AttributeChangeStatus.OtherVersion
            : change.ResourceGroupId is { } group && !principal.Sees(group) ? AttributeChangeStatus.GroupNotVisible
            : !change.FitsBandwidthOf(row.Value) ? AttributeChangeStatus.BandwidthOutOfRange
            : EipStateMachine.IsTransitional(row.Value.State) ? AttributeChangeStatus.InTransition
            : null;
        return obstacle is { } status ? new(status, row.Value) : null;
    }

    private static Allocation Existing(Row<Eip> eip, string? fingerprint) =>
        new(eip.Value.AllocationFingerprint == fingerprint ? AllocationStatus.AlreadyAllocated : AllocationStatus.KeyReused, eip);

    private static IReadOnlyList<AddressBlock> With(IReadOnlyList<AddressBlock> blocks, AddressBlock changed) =>
        blocks.Any(block => block.Number == changed.Number)
            ? [.. blocks.Select(block => block.Number == changed.Number ? changed : block)]
            : [.. blocks, changed];
}
