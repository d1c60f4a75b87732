using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>
/// EIPs that this service did not allocate: their addresses are not the pool's and count in no quota, and they are never
/// released, only taken out of the service.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="pool">The addresses that the service hands out.</param>
/// <param name="time">The clock.</param>
public sealed class ImportStore(StateUpdater updater, AddressPool pool, TimeProvider time)
{
    private readonly ImportedAddresses _addresses = new(pool.Table, updater.Store, time);

    /// <summary>Imports an EIP. The same id with the same fingerprint imports once, however often it is asked.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="eipId">The id of the new EIP.</param>
    /// <param name="fingerprint">The digest of the request when the id stands for an idempotency key; null otherwise.</param>
    /// <param name="request">What it is to be imported as.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<Import> ImportAsync(
        AccountRegion partition,
        Principal principal,
        string eipId,
        string? fingerprint,
        ImportRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(request);
        if (pool.Contains(request.IpAddress))
        {
            return new(ImportStatus.OwnAddress);
        }

        if (await ExistingAsync(partition, eipId, fingerprint, cancellationToken).ConfigureAwait(false) is { } existing)
        {
            return existing;
        }

        // The claim must not be taken for an abandoned one while the import goes on.
        using var limit = new CancellationTokenSource(ImportedAddresses.LongestImport, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        if (!await _addresses.TryClaimAsync(partition, eipId, request.IpAddress, either.Token).ConfigureAwait(false))
        {
            return new(ImportStatus.AddressTaken);
        }

        var import = await InsertAsync(partition, principal, eipId, fingerprint, request, either.Token).ConfigureAwait(false);
        if (import.Eip?.Value.IpAddress != request.IpAddress)
        {
            // The key was used for another address meanwhile.
            await _addresses.ReleaseAsync(partition, eipId, request.IpAddress, cancellationToken).ConfigureAwait(false);
        }

        return import;
    }

    /// <summary>Takes an imported EIP out of the service. Its address can be imported again.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<ImportStatus> EndAsync(
        AccountRegion partition, Principal principal, string eipId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        string? tried = null;
        var status = await updater.UpdateAsync<ImportStatus>(partition, [Keys.Eip(eipId).Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, Keys.Eip(eipId), freshness, token).ConfigureAwait(false);
            if (row is null || !principal.Sees(row.Value.ResourceGroupId))
            {
                // Gone after an attempt: most likely that one took it out, and only its answer was lost, with its event.
                await updater.Store.AnnounceAgainAsync(partition, eipId, token).ConfigureAwait(false);
                return new(tried is null ? ImportStatus.NoSuchEip : ImportStatus.Ended);
            }

            if (row.Value.Origin != EipOrigin.Imported)
            {
                return new(ImportStatus.NotImported);
            }

            if (!row.Value.IsIdle)
            {
                return new(ImportStatus.InUse);
            }

            tried = row.Value.IpAddress;
            var transaction = new StateTransaction(partition);
            _ = new EipRecorder(transaction, time.GetUtcNow(), principal.PrincipalId, operationId: null).Released(row);
            return new(ImportStatus.Ended, transaction);
        }, cancellationToken).ConfigureAwait(false);
        if (status == ImportStatus.Ended)
        {
            // Where this is missed, the next import of the address finds it abandoned.
            await _addresses.ReleaseAsync(partition, eipId, tried!, cancellationToken).ConfigureAwait(false);
        }

        return status;
    }

    private async Task<Import?> ExistingAsync(
        AccountRegion partition, string eipId, string? fingerprint, CancellationToken cancellationToken)
    {
        var store = updater.Store;
        if (await store.GetAsync(partition, Keys.Eip(eipId), Freshness.Stored, cancellationToken).ConfigureAwait(false) is { } eip)
        {
            // It may be this very call that imported it, and whose answer was lost with the event.
            await store.AnnounceAgainAsync(partition, eipId, cancellationToken).ConfigureAwait(false);
            return new(eip.Value.AllocationFingerprint == fingerprint ? ImportStatus.AlreadyImported : ImportStatus.KeyReused, eip);
        }

        // An EIP of that id was there and is gone: its audit stands, and its sequence cannot begin again.
        return await store.GetAsync(partition, Keys.Audit(eipId, 1), Freshness.Stored, cancellationToken).ConfigureAwait(false) is null
            ? null
            : new(ImportStatus.KeyReused);
    }

    private Task<Import> InsertAsync(
        AccountRegion partition,
        Principal principal,
        string eipId,
        string? fingerprint,
        ImportRequest request,
        CancellationToken cancellationToken) =>
        updater.UpdateAsync<Import>(partition, [Keys.Eip(eipId).Value], async (_, token) =>
        {
            if (await ExistingAsync(partition, eipId, fingerprint, token).ConfigureAwait(false) is { } existing)
            {
                return new(existing, StandsAlways: true);
            }

            var now = time.GetUtcNow();
            var transaction = new StateTransaction(partition);
            var eip = new EipRecorder(transaction, now, principal.PrincipalId, operationId: null).Allocated(new Eip
            {
                EipId = eipId,
                IpAddress = request.IpAddress,
                RegionId = partition.RegionId,
                Bandwidth = request.Bandwidth,
                InternetChargeType = request.InternetChargeType,
                ResourceGroupId = request.ResourceGroupId,
                Name = request.Name,
                Tags = request.Tags,
                Origin = EipOrigin.Imported,
                AllocatedAt = now,
                AllocationFingerprint = fingerprint,
            });
            return new(new(ImportStatus.Imported, new(Keys.Eip(eipId), eip, default)), transaction);
        }, cancellationToken);
}
