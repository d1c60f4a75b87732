using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>
/// The DNAT entries of NAT gateways. An entry rewrites the row of the resource it leads to, as an association does,
/// so that an EIP and a DNAT entry can never both win an ECS instance (FAQ section_wa9_tjs_eb2).
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="snapshots">Reads what rules need to know.</param>
public sealed class DnatEntryStore(StateUpdater updater, SnapshotReader snapshots)
{
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

    /// <summary>Asks every rule and changes nothing.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="entry">The entry; the resource that it names is the one it leads to.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What each rule says; the entry would be created when none fails.</returns>
    public async Task<IReadOnlyList<RuleResult>> ExplainAsync(
        AccountRegion partition, Principal principal, DnatEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var (gateway, target) = await ReadAsync(partition, entry, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return DnatEntryRules.All.Explain(await SnapshotAsync(
            partition, principal, entry, gateway, target, Freshness.Stored, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Evaluates every rule and, when all hold, creates an entry.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="entry">The entry; the resource that it names is the one it leads to.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Every violation; empty when the entry was created.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<IReadOnlyList<Violation>> CreateAsync(
        AccountRegion partition, Principal principal, DnatEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return updater.UpdateAsync<IReadOnlyList<Violation>>(partition, ContendedKeys(entry), async (freshness, token) =>
        {
            var (gateway, target) = await ReadAsync(partition, entry, freshness, token).ConfigureAwait(false);
            if (gateway is not null && gateway.Value.DnatEntries.Any(existing => existing.DnatEntryId == entry.DnatEntryId))
            {
                return new([]);
            }

            var violations = DnatEntryRules.All.Evaluate(await SnapshotAsync(
                partition, principal, entry, gateway, target, freshness, token).ConfigureAwait(false));
            if (violations.Count > 0)
            {
                return new(violations);
            }

            var transaction = new StateTransaction(partition);
            transaction.Insert(Keys.DnatEntry(entry.NatGatewayId, entry.DnatEntryId), entry);
            foreach (var row in Touched(gateway, target))
            {
                transaction.Replace(row, row.Value with { DnatEntries = [.. row.Value.DnatEntries, entry] });
            }

            return new([], transaction);
        }, cancellationToken);
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
        var found = await updater.Store.GetAsync(partition, key, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return found is not null
            && await updater.UpdateAsync<bool>(partition, ContendedKeys(found.Value), async (freshness, token) =>
            {
                var row = await updater.Store.GetAsync(partition, key, freshness, token).ConfigureAwait(false);
                if (row is null)
                {
                    // Gone after an attempt: most likely that one deleted it, and only its answer was lost.
                    return new(tried);
                }

                tried = true;

                var (gateway, target) = await ReadAsync(partition, row.Value, freshness, token).ConfigureAwait(false);
                var transaction = new StateTransaction(partition);
                transaction.Delete(row);
                foreach (var touched in Touched(gateway, target))
                {
                    transaction.Replace(touched, touched.Value with
                    {
                        DnatEntries = [.. touched.Value.DnatEntries.Where(existing => existing.DnatEntryId != dnatEntryId)],
                    });
                }

                return new(true, transaction);
            }, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<string> ContendedKeys(DnatEntry entry) =>
        entry.TargetResourceId is { } target
            ? [Keys.Resource(entry.NatGatewayId).Value, Keys.Resource(target).Value]
            : [Keys.Resource(entry.NatGatewayId).Value];

    private static IEnumerable<Row<RegisteredResource>> Touched(params Row<RegisteredResource>?[] rows) =>
        rows.OfType<Row<RegisteredResource>>();

    private async Task<DnatEntrySnapshot> SnapshotAsync(
        AccountRegion partition,
        Principal principal,
        DnatEntry entry,
        Row<RegisteredResource>? gateway,
        Row<RegisteredResource>? target,
        Freshness freshness,
        CancellationToken cancellationToken) => new()
        {
            Entry = entry,
            Principal = principal,
            Account = await snapshots.SettingsAsync(partition, freshness, cancellationToken).ConfigureAwait(false),
            NatGateway = gateway?.Value,
            Target = target?.Value,
        };

    private async Task<(Row<RegisteredResource>? Gateway, Row<RegisteredResource>? Target)> ReadAsync(
        AccountRegion partition, DnatEntry entry, Freshness freshness, CancellationToken cancellationToken)
    {
        var gateway = await updater.Store
            .GetAsync(partition, Keys.Resource(entry.NatGatewayId), freshness, cancellationToken).ConfigureAwait(false);
        var target = entry.TargetResourceId is null
            ? null
            : await updater.Store
                .GetAsync(partition, Keys.Resource(entry.TargetResourceId), freshness, cancellationToken).ConfigureAwait(false);
        return (gateway, target);
    }
}
