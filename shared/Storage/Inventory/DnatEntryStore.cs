using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>
/// The DNAT entries of NAT gateways. An entry rewrites the row of the private address it leads to and that of the
/// resource which has the address, as an association does, so that an EIP and a DNAT entry can never both win an ECS
/// instance (FAQ section_wa9_tjs_eb2). An address that nobody has remembers the entry for whoever comes to have it.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="snapshots">Reads what rules need to know.</param>
public sealed class DnatEntryStore(StateUpdater updater, SnapshotReader snapshots)
{
    private readonly AddressClaims _claims = new(updater);

    /// <summary>Lists the entries of a NAT gateway by id.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="natGatewayId">The NAT gateway.</param>
    /// <param name="pageSize">The most entries of the page, 1 to 1000.</param>
    /// <param name="continuationToken">Where the page before ended; null for the first.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The page.</returns>
    public Task<RowPage<DnatEntry>> ListAsync(
        AccountRegion partition, string natGatewayId, int pageSize, string? continuationToken, CancellationToken cancellationToken) =>
        updater.Store.ListPageAsync(partition, Keys.DnatEntries(natGatewayId), pageSize, continuationToken, cancellationToken);

    /// <summary>Reads an entry.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="natGatewayId">The NAT gateway.</param>
    /// <param name="dnatEntryId">The entry.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The entry, or null when there is none.</returns>
    public async Task<DnatEntry?> GetAsync(
        AccountRegion partition, string natGatewayId, string dnatEntryId, CancellationToken cancellationToken) =>
        (await updater.Store.GetAsync(partition, Keys.DnatEntry(natGatewayId, dnatEntryId), Freshness.Stored, cancellationToken)
            .ConfigureAwait(false))?.Value;

    /// <summary>Finds the resource that an entry leads to.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="gateway">The NAT gateway that carries the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The resource, an ECS instance rather than its primary ENI; null when none that is registered has the address.</returns>
    public async Task<RegisteredResource?> TargetAsync(
        AccountRegion partition, RegisteredResource gateway, DnatEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(entry);
        var address = gateway.Resource.VpcId is { } vpcId
            ? await updater.Store.GetAsync(
                partition, Keys.PrivateAddress(vpcId, entry.InternalIp), Freshness.Stored, cancellationToken).ConfigureAwait(false)
            : null;
        return (address?.Value.Target?.ResourceId ?? entry.TargetResourceId) is { } resourceId
            ? (await updater.Store.GetAsync(partition, Keys.Resource(resourceId), Freshness.Stored, cancellationToken)
                .ConfigureAwait(false))?.Value
            : null;
    }

    /// <summary>Asks every rule and changes nothing.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What each rule says; the entry would be created when none fails.</returns>
    public async Task<IReadOnlyList<RuleResult>> ExplainAsync(
        AccountRegion partition, Principal principal, DnatEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var rows = await ReadAsync(partition, entry, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        if (rows is { Target: not { Resource: EcsInstance }, Gateway.Value.Resource.VpcId: { } vpcId })
        {
            // The resource that the entry names is entered before any other, so that what it has is not there to be had.
            var address = rows.Address?.Value ?? new PrivateAddress { VpcId = vpcId, IpAddress = entry.InternalIp };
            if (rows.Named?.Value is { AddressesClaimed: null, Resource: var named }
                && named.VpcId == vpcId
                && named.PrivateAddresses.Contains(entry.InternalIp)
                && address.RivalOf(AddressHolder.Of(named)) is null)
            {
                address = address.HeldBy(AddressHolder.Of(named));
            }

            rows = rows with
            {
                Unclaimed = await _claims.FindUnclaimedAsync(partition, address, cancellationToken).ConfigureAwait(false),
            };
        }

        return DnatEntryRules.All.Explain(
            await SnapshotAsync(partition, principal, entry, rows, Freshness.Stored, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Evaluates every rule and, when all hold, creates an entry.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="entry">The entry. It leads to the resource that has its internal address; when it names one, that must be it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Every violation; empty when the entry was created.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<IReadOnlyList<Violation>> CreateAsync(
        AccountRegion partition, Principal principal, DnatEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.TargetResourceId is { } named)
        {
            _ = await _claims.EnsureAsync(partition, named, cancellationToken).ConfigureAwait(false);
        }

        // Also where somebody has the address: that can be a primary ENI, and its instance not entered there yet.
        if (await updater.Store.GetAsync(partition, Keys.Resource(entry.NatGatewayId), Freshness.Remembered, cancellationToken)
            .ConfigureAwait(false) is not null)
        {
            await _claims.EnsureAllAsync(partition, retryLeftOut: true, cancellationToken).ConfigureAwait(false);
        }

        var known = await ReadAsync(partition, entry, Freshness.Remembered, cancellationToken).ConfigureAwait(false);
        return await updater.UpdateAsync<IReadOnlyList<Violation>>(partition, known.Keys, async (freshness, token) =>
        {
            var rows = await ReadAsync(partition, entry, freshness, token).ConfigureAwait(false);
            if (rows.Gateway is not null && rows.Gateway.Value.DnatEntries.Any(existing => existing.DnatEntryId == entry.DnatEntryId))
            {
                return new([]);
            }

            var violations = DnatEntryRules.All.Evaluate(
                await SnapshotAsync(partition, principal, entry, rows, freshness, token).ConfigureAwait(false));
            if (violations.Count > 0)
            {
                return new(violations);
            }

            var transaction = new StateTransaction(partition);
            transaction.Insert(Keys.DnatEntry(entry.NatGatewayId, entry.DnatEntryId), entry);
            rows.Enter(transaction, entry);
            return new([], transaction);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Evaluates every rule for an entry as it is to be, its own place left out, and changes it when all hold. One that gets
    /// another private address leaves the rows of the old one for those of the new one.
    /// </summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="natGatewayId">The NAT gateway.</param>
    /// <param name="dnatEntryId">The entry.</param>
    /// <param name="change">What is to be different; a name alone is asked no rule.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Every violation; empty when the entry is as it is to be; null when there is no such entry.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<IReadOnlyList<Violation>?> ChangeAsync(
        AccountRegion partition,
        Principal principal,
        string natGatewayId,
        string dnatEntryId,
        DnatEntryChange change,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (await GetAsync(partition, natGatewayId, dnatEntryId, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        await _claims.EnsureAllAsync(partition, retryLeftOut: true, cancellationToken).ConfigureAwait(false);
        var known = await ReadAsync(partition, found, Freshness.Remembered, cancellationToken).ConfigureAwait(false);
        var next = await ReadAsync(partition, change.Of(found), Freshness.Remembered, cancellationToken).ConfigureAwait(false);
        return await updater.UpdateAsync<IReadOnlyList<Violation>?>(partition, known.Keys.Concat(next.Keys), async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, Keys.DnatEntry(natGatewayId, dnatEntryId), freshness, token)
                .ConfigureAwait(false);
            if (row is null)
            {
                return new(null);
            }

            var (before, after) = (row.Value, change.Of(row.Value));
            if (before == after)
            {
                return new([]);
            }

            var to = await ReadAsync(partition, after, freshness, token).ConfigureAwait(false);
            var violations = after.ForwardsLike(before) ? [] : DnatEntryRules.All.Evaluate(
                await SnapshotAsync(partition, principal, after, to, freshness, token).ConfigureAwait(false));
            if (violations.Count > 0)
            {
                return new(violations);
            }

            var from = after.InternalIp == before.InternalIp
                ? to
                : await ReadAsync(partition, before, freshness, token).ConfigureAwait(false);
            var transaction = new StateTransaction(partition);
            transaction.Replace(row, after);
            from.Leave(transaction, to, dnatEntryId);
            to.Enter(transaction, after);
            return new([], transaction);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes an entry.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="natGatewayId">The NAT gateway.</param>
    /// <param name="dnatEntryId">The entry.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>True when it was deleted; false when there is none.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<bool> DeleteAsync(
        AccountRegion partition, string natGatewayId, string dnatEntryId, CancellationToken cancellationToken)
    {
        var key = Keys.DnatEntry(natGatewayId, dnatEntryId);
        var tried = false;
        if (await GetAsync(partition, natGatewayId, dnatEntryId, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return false;
        }

        var known = await ReadAsync(partition, found, Freshness.Remembered, cancellationToken).ConfigureAwait(false);
        return await updater.UpdateAsync<bool>(partition, known.Keys, async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, key, freshness, token).ConfigureAwait(false);
            if (row is null)
            {
                // Gone after an attempt: most likely that one deleted it, and only its answer was lost.
                return new(tried);
            }

            tried = true;

            var rows = await ReadAsync(partition, row.Value, freshness, token).ConfigureAwait(false);
            var transaction = new StateTransaction(partition);
            transaction.Delete(row);
            rows.Leave(transaction, next: null, dnatEntryId);
            return new(true, transaction);
        }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DnatEntrySnapshot> SnapshotAsync(
        AccountRegion partition,
        Principal principal,
        DnatEntry entry,
        DnatEntryRows rows,
        Freshness freshness,
        CancellationToken cancellationToken) => new()
        {
            Entry = entry,
            Principal = principal,
            Account = await snapshots.SettingsAsync(partition, freshness, cancellationToken).ConfigureAwait(false),
            NatGateway = rows.Gateway?.Value,
            Target = rows.Target,
            Named = rows.Named?.Value,
        };

    private async Task<DnatEntryRows> ReadAsync(
        AccountRegion partition, DnatEntry entry, Freshness freshness, CancellationToken cancellationToken)
    {
        var namedTask = entry.TargetResourceId is { } named
            ? ResourceAsync(named)
            : Task.FromResult<Row<RegisteredResource>?>(null);
        var gateway = await ResourceAsync(entry.NatGatewayId).ConfigureAwait(false);
        var address = gateway?.Value.Resource.VpcId is { } vpcId
            ? await updater.Store.GetAsync(partition, Keys.PrivateAddress(vpcId, entry.InternalIp), freshness, cancellationToken)
                .ConfigureAwait(false)
            : null;
        var holders = await Task.WhenAll((address?.Value.Holders ?? []).Select(holder => ResourceAsync(holder.ResourceId)))
            .ConfigureAwait(false);
        return new(gateway, address, await namedTask.ConfigureAwait(false), [.. holders.OfType<Row<RegisteredResource>>()]);

        Task<Row<RegisteredResource>?> ResourceAsync(string resourceId) =>
            updater.Store.GetAsync(partition, Keys.Resource(resourceId), freshness, cancellationToken);
    }
}
