using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.Associations;
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

            var blocks = await WithFreeAddressAsync(partition, settings.AddressBlocks, token).ConfigureAwait(false);
            if (blocks is null)
            {
                return new(new(AllocationStatus.PoolExhausted));
            }

            var block = blocks.First(candidate => candidate.FirstFree() is not null);
            var offset = block.FirstFree()!.Value;
            var changed = settings with
            {
                EipCount = settings.EipCount + 1,
                AddressBlocks = [.. blocks.Select(b => b == block ? b.With(offset, used: true) : b)],
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
                IpAddress = AddressPool.AddressAt(block.Number, offset),
                RegionId = partition.RegionId,
                Bandwidth = request.Bandwidth,
                InternetChargeType = request.InternetChargeType,
                ResourceGroupId = request.ResourceGroupId,
                PublicIpAddressPoolId = request.PublicIpAddressPoolId,
                Name = request.Name,
                Tags = request.Tags,
                DeletionProtection = request.DeletionProtection,
                AllocatedAt = now,
                AllocationFingerprint = fingerprint,
            });
            return new(new(AllocationStatus.Allocated, new(Keys.Eip(eipId), eip, default)), transaction);
        }, cancellationToken);
    }

    /// <summary>Changes an EIP's name, tags or deletion protection.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="matches">Whether the caller knows this version of the EIP; always called on a stored one before a refusal.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<AttributeChangeStatus> ChangeAsync(
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
        return updater.UpdateAsync<AttributeChangeStatus>(partition, [Keys.Eip(eipId).Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, Keys.Eip(eipId), freshness, token).ConfigureAwait(false);
            if (row is null || !principal.Sees(row.Value.ResourceGroupId))
            {
                return new(AttributeChangeStatus.NotFound);
            }

            if (!matches(row))
            {
                return new(AttributeChangeStatus.OtherVersion);
            }

            if (EipStateMachine.IsTransitional(row.Value.State))
            {
                return new(AttributeChangeStatus.InTransition);
            }

            var transaction = new StateTransaction(partition);
            _ = new EipRecorder(transaction, time.GetUtcNow(), principal.PrincipalId, operationId: null)
                .Changed(row, change.ApplyTo(row.Value), EipEventType.EipChanged, row.Value.Association);
            return new(AttributeChangeStatus.Changed, transaction);
        }, cancellationToken);
    }

    private static Allocation Existing(Row<Eip> eip, string? fingerprint) =>
        new(eip.Value.AllocationFingerprint == fingerprint ? AllocationStatus.AlreadyAllocated : AllocationStatus.KeyReused, eip);

    private async Task<IReadOnlyList<AddressBlock>?> WithFreeAddressAsync(
        AccountRegion partition, IReadOnlyList<AddressBlock> blocks, CancellationToken cancellationToken)
    {
        if (blocks.Any(block => block.FirstFree() is not null))
        {
            return blocks;
        }

        var claimed = await pool
            .ClaimBlockAsync(partition, [.. blocks.Select(block => block.Number)], cancellationToken).ConfigureAwait(false);
        return claimed is { } number ? [.. blocks, AddressBlock.Empty(number)] : null;
    }
}
