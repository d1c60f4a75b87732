using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Snat;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>
/// The SNAT entries of NAT gateways. An entry rewrites the row of its gateway, as every association and DNAT entry of the
/// gateway does, so that changes which exclude each other cannot both succeed.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="snapshots">Reads what rules need to know.</param>
public sealed class SnatEntryStore(StateUpdater updater, SnapshotReader snapshots)
{
    /// <summary>Lists the entries of a NAT gateway by id.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="natGatewayId">The NAT gateway.</param>
    /// <param name="pageSize">The most entries of the page, 1 to 1000.</param>
    /// <param name="continuationToken">Where the page before ended; null for the first.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The page.</returns>
    public Task<RowPage<SnatEntry>> ListAsync(
        AccountRegion partition, string natGatewayId, int pageSize, string? continuationToken, CancellationToken cancellationToken) =>
        updater.Store.ListPageAsync(partition, Keys.SnatEntries(natGatewayId), pageSize, continuationToken, cancellationToken);

    /// <summary>Reads an entry.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="natGatewayId">The NAT gateway.</param>
    /// <param name="snatEntryId">The entry.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The entry, or null when there is none.</returns>
    public async Task<SnatEntry?> GetAsync(
        AccountRegion partition, string natGatewayId, string snatEntryId, CancellationToken cancellationToken) =>
        (await updater.Store.GetAsync(partition, Keys.SnatEntry(natGatewayId, snatEntryId), Freshness.Stored, cancellationToken)
            .ConfigureAwait(false))?.Value;

    /// <summary>Asks every rule and changes nothing.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What each rule says; the entry would be created when none fails.</returns>
    public async Task<IReadOnlyList<RuleResult>> ExplainAsync(
        AccountRegion partition, Principal principal, SnatEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var gateway = await GatewayAsync(partition, entry.NatGatewayId, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return SnatEntryRules.All.Explain(
            await SnapshotAsync(partition, principal, entry, gateway, Freshness.Stored, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Evaluates every rule and, when all hold, creates an entry.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Every violation; empty when the entry was created.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<IReadOnlyList<Violation>> CreateAsync(
        AccountRegion partition, Principal principal, SnatEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var keys = new[] { Keys.Resource(entry.NatGatewayId).Value };
        return updater.UpdateAsync<IReadOnlyList<Violation>>(partition, keys, async (freshness, token) =>
        {
            var gateway = await GatewayAsync(partition, entry.NatGatewayId, freshness, token).ConfigureAwait(false);
            if (gateway is not null && gateway.Value.SnatEntries.Any(existing => existing.SnatEntryId == entry.SnatEntryId))
            {
                return new([]);
            }

            var violations = SnatEntryRules.All.Evaluate(
                await SnapshotAsync(partition, principal, entry, gateway, freshness, token).ConfigureAwait(false));
            if (violations.Count > 0)
            {
                return new(violations);
            }

            var transaction = new StateTransaction(partition);
            transaction.Insert(Keys.SnatEntry(entry.NatGatewayId, entry.SnatEntryId), entry);
            transaction.Replace(gateway!, gateway!.Value with { SnatEntries = [.. gateway.Value.SnatEntries, entry] });
            return new([], transaction);
        }, cancellationToken);
    }

    /// <summary>Evaluates every rule for an entry as it is to be, its own place left out, and changes it when all hold.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="natGatewayId">The NAT gateway.</param>
    /// <param name="snatEntryId">The entry.</param>
    /// <param name="change">What is to be different; a name alone is asked no rule.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Every violation; empty when the entry is as it is to be; null when there is no such entry.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<IReadOnlyList<Violation>?> ChangeAsync(
        AccountRegion partition,
        Principal principal,
        string natGatewayId,
        string snatEntryId,
        SnatEntryChange change,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return updater.UpdateAsync<IReadOnlyList<Violation>?>(partition, [Keys.Resource(natGatewayId).Value], async (freshness, token) =>
        {
            var row = await updater.Store
                .GetAsync(partition, Keys.SnatEntry(natGatewayId, snatEntryId), freshness, token).ConfigureAwait(false);
            var gateway = await GatewayAsync(partition, natGatewayId, freshness, token).ConfigureAwait(false);
            if (row is null || gateway is null)
            {
                return new(null);
            }

            var (before, after) = (row.Value, change.Of(row.Value));
            if (before == after)
            {
                return new([]);
            }

            var violations = after.LetsOutLike(before) ? [] : SnatEntryRules.All.Evaluate(
                await SnapshotAsync(partition, principal, after, gateway, freshness, token).ConfigureAwait(false));
            if (violations.Count > 0)
            {
                return new(violations);
            }

            var transaction = new StateTransaction(partition);
            transaction.Replace(row, after);
            transaction.Replace(gateway, gateway.Value with
            {
                SnatEntries = [.. gateway.Value.SnatEntries.Select(existing => existing.SnatEntryId == snatEntryId ? after : existing)],
            });
            return new([], transaction);
        }, cancellationToken);
    }

    /// <summary>Deletes an entry.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="natGatewayId">The NAT gateway.</param>
    /// <param name="snatEntryId">The entry.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>True when it was deleted; false when there is none.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<bool> DeleteAsync(
        AccountRegion partition, string natGatewayId, string snatEntryId, CancellationToken cancellationToken)
    {
        var tried = false;
        return updater.UpdateAsync<bool>(partition, [Keys.Resource(natGatewayId).Value], async (freshness, token) =>
        {
            var row = await updater.Store
                .GetAsync(partition, Keys.SnatEntry(natGatewayId, snatEntryId), freshness, token).ConfigureAwait(false);
            var gateway = await GatewayAsync(partition, natGatewayId, freshness, token).ConfigureAwait(false);
            if (row is null || gateway is null)
            {
                // Gone after an attempt: most likely that one deleted it, and only its answer was lost.
                return new(tried);
            }

            tried = true;
            var transaction = new StateTransaction(partition);
            transaction.Delete(row);
            transaction.Replace(gateway, gateway.Value with
            {
                SnatEntries = [.. gateway.Value.SnatEntries.Where(existing => existing.SnatEntryId != snatEntryId)],
            });
            return new(true, transaction);
        }, cancellationToken);
    }

    private Task<Row<RegisteredResource>?> GatewayAsync(
        AccountRegion partition, string natGatewayId, Freshness freshness, CancellationToken cancellationToken) =>
        updater.Store.GetAsync(partition, Keys.Resource(natGatewayId), freshness, cancellationToken);

    private async Task<SnatEntrySnapshot> SnapshotAsync(
        AccountRegion partition,
        Principal principal,
        SnatEntry entry,
        Row<RegisteredResource>? gateway,
        Freshness freshness,
        CancellationToken cancellationToken) => new()
        {
            Entry = entry,
            Principal = principal,
            Account = await snapshots.SettingsAsync(partition, freshness, cancellationToken).ConfigureAwait(false),
            NatGateway = gateway?.Value,
        };
}
