using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Holds;

/// <summary>
/// The EIPs that are held for the replacement of a resource. A hold begins with the end of an association and ends with
/// the next one (<see cref="DisassociationStore"/>, <see cref="AssociationStore"/>); what is between is here.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="snapshots">Reads what rules need to know.</param>
/// <param name="time">The clock.</param>
public sealed class HoldStore(StateUpdater updater, SnapshotReader snapshots, TimeProvider time)
{
    // Of a logical id that very many share, the rest is looked at when these are gone.
    private const int MostReplacements = 20;

    /// <summary>Reads a hold.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="holdId">The hold.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The hold; null when it has ended.</returns>
    public async Task<EipHold?> FindAsync(
        AccountRegion partition, string eipId, string holdId, CancellationToken cancellationToken) =>
        HoldOf(await updater.Store.GetAsync(partition, Keys.Eip(eipId), Freshness.Stored, cancellationToken).ConfigureAwait(false), holdId);

    /// <summary>Finds the holds that a resource may end: those of its own id, of the one that it replaces, of its logical id.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The holds, each once.</returns>
    public async Task<IReadOnlyList<HoldEntry>> ForAsync(
        AccountRegion partition, CloudResource resource, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var prefixes = new List<RowPrefix<HoldEntry>> { Keys.HoldsOfResource(resource.ResourceId) };
        if (resource.Replaces is { } replaced)
        {
            prefixes.Add(Keys.HoldsOfResource(replaced));
        }

        if (resource.LogicalId is { } logicalId)
        {
            prefixes.Add(Keys.HoldsOfLogicalId(logicalId));
        }

        var found = new List<HoldEntry>();
        foreach (var prefix in prefixes)
        {
            await foreach (var row in updater.Store.ListAsync(partition, prefix, cancellationToken).ConfigureAwait(false))
            {
                found.Add(row.Value);
            }
        }

        return [.. found.Distinct()];
    }

    /// <summary>
    /// Looks for a replacement that the EIP can be associated with now, and writes down on the hold what is in the way
    /// of one that is there.
    /// </summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">On whose behalf.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="holdId">The hold.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>How the hold stands.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<HoldLook> LookAsync(
        AccountRegion partition, Principal principal, string eipId, string holdId, CancellationToken cancellationToken)
    {
        if (await FindAsync(partition, eipId, holdId, cancellationToken).ConfigureAwait(false) is not { } hold)
        {
            return new(IsOver: true);
        }

        string? obstacle = null;
        await foreach (var replacement in ReplacementsAsync(partition, hold, cancellationToken).ConfigureAwait(false))
        {
            var request = hold.RequestFor(eipId, replacement);
            var rows = await snapshots
                .ReadAsync(partition, principal, request, Freshness.Stored, cancellationToken).ConfigureAwait(false);
            var violations = AssociationRules.All.Evaluate(rows.Snapshot);
            if (violations.Count == 0)
            {
                return new(IsOver: false, request);
            }

            obstacle ??= $"{replacement.ResourceId}: {string.Join(' ', violations.Select(one => one.Message))}";
        }

        await SetObstacleAsync(partition, eipId, holdId, obstacle, cancellationToken).ConfigureAwait(false);
        return new(IsOver: false);
    }

    /// <summary>Writes down why a replacement that is there did not get the EIP. It is no event.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="holdId">The hold; nothing happens when it has ended.</param>
    /// <param name="obstacle">Why; null when no replacement is there.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task SetObstacleAsync(
        AccountRegion partition, string eipId, string holdId, string? obstacle, CancellationToken cancellationToken) =>
        updater.UpdateAsync<bool>(partition, [Keys.Eip(eipId).Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, Keys.Eip(eipId), freshness, token).ConfigureAwait(false);
            if (HoldOf(row, holdId) is not { } hold || hold.Obstacle == obstacle)
            {
                return new(false);
            }

            var transaction = new StateTransaction(partition);
            transaction.Replace(row!, row!.Value with { Hold = hold with { Obstacle = obstacle } });
            return new(true, transaction);
        }, cancellationToken);

    /// <summary>Ends a hold without a replacement: the EIP is free.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="holdId">The hold that ends itself; null to end whichever it is, on behalf of the principal.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<HoldEndStatus> EndAsync(
        AccountRegion partition, Principal principal, string eipId, string? holdId, HoldEndReason reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var tried = false;
        return updater.UpdateAsync<HoldEndStatus>(partition, [Keys.Eip(eipId).Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, Keys.Eip(eipId), freshness, token).ConfigureAwait(false);
            if (holdId is null && (row is null || !principal.Sees(row.Value.ResourceGroupId)))
            {
                return new(HoldEndStatus.NoSuchEip);
            }

            if (HoldOf(row, holdId) is not { } hold)
            {
                // Gone after an attempt of a caller: most likely that one ended it, and only its answer was lost, with its
                // event. A hold that ends itself goes by the record: what somebody else ended must not be released.
                await updater.Store.AnnounceAgainAsync(partition, eipId, token).ConfigureAwait(false);
                return new((tried && holdId is null) || await HasEndedAsync(partition, eipId, holdId, reason, token).ConfigureAwait(false)
                    ? HoldEndStatus.Ended
                    : HoldEndStatus.NotHeld);
            }

            if (EipStateMachine.IsTransitional(row!.Value.State))
            {
                return new(HoldEndStatus.InTransition);
            }

            tried = true;
            var transaction = new StateTransaction(partition);
            HoldRows.Delete(transaction, eipId, hold);
            _ = new EipRecorder(transaction, time.GetUtcNow(), principal.PrincipalId, holdId)
                .Changed(row, row.Value with { Hold = null }, EipEventType.HoldEnded, association: null, reason.ToString());
            return new(HoldEndStatus.Ended, transaction);
        }, cancellationToken);
    }

    private static EipHold? HoldOf(Row<Eip>? row, string? holdId) =>
        row?.Value.Hold is { } hold && (holdId is null || hold.HoldId == holdId) ? hold : null;

    private async Task<bool> HasEndedAsync(
        AccountRegion partition, string eipId, string? holdId, HoldEndReason reason, CancellationToken cancellationToken) =>
        holdId is not null
        && await updater.Store.ListAsync(partition, Keys.AuditOf(eipId), cancellationToken)
            .AnyAsync(
                entry => entry.Value.OperationId == holdId && entry.Value.Action == EipEventType.HoldEnded && entry.Value.Reason == reason.ToString(),
                cancellationToken)
            .ConfigureAwait(false);

    // The resource under its own id counts only when it was registered anew: after a disassociation by hand it is still there.
    private async IAsyncEnumerable<CloudResource> ReplacementsAsync(
        AccountRegion partition, EipHold hold, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = new List<string> { hold.ResourceId };
        await AddAsync(Keys.SuccessorsOf(hold.ResourceId)).ConfigureAwait(false);
        if (hold.LogicalId is { } logicalId)
        {
            await AddAsync(Keys.ResourcesOfLogicalId(logicalId)).ConfigureAwait(false);
        }

        var left = MostReplacements;
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            var row = await updater.Store
                .GetAsync(partition, Keys.Resource(id), Freshness.Stored, cancellationToken).ConfigureAwait(false);
            if (row is null || !hold.IsFor(row.Value.Resource) || (id == hold.ResourceId && !(row.Value.RegisteredAt > hold.Since)))
            {
                continue;
            }

            yield return row.Value.Resource;
            if (--left == 0)
            {
                yield break;
            }
        }

        async Task AddAsync(RowPrefix<Successor> prefix)
        {
            await foreach (var row in updater.Store.ListAsync(partition, prefix, cancellationToken).ConfigureAwait(false))
            {
                ids.Add(row.Value.ResourceId);
            }
        }
    }
}
