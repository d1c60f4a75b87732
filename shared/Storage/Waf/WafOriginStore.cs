using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Waf;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Waf;

/// <summary>
/// Records of which WAF instances EIPs are the origin (FAQ section_qln_3p7_4ta). Every change is audited and announced
/// as a change of the EIP; asking twice for the same changes once.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="time">The clock.</param>
public sealed class WafOriginStore(StateUpdater updater, TimeProvider time)
{
    /// <summary>Records an EIP as origin of a WAF instance, or replaces what was recorded of that instance.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="origin">What to record; its time is taken from the clock.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<WafOriginChange> PutAsync(
        AccountRegion partition, Principal principal, string eipId, WafOrigin origin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(origin);
        WafOriginStatus? tried = null;
        return ChangeAsync(partition, principal, eipId, row =>
        {
            var known = Find(row.Value, origin.WafInstanceId);
            if (known is not null && known.SaysTheSameAs(origin))
            {
                // There after an attempt: most likely that one recorded it, and only its answer was lost.
                return new(new(tried ?? WafOriginStatus.Updated, row.Value));
            }

            var others = row.Value.WafOrigins.Where(other => other != known).ToList();
            if (others.Count >= WafOrigin.MostPerEip)
            {
                return new(new(WafOriginStatus.TooMany, row.Value));
            }

            tried = known is null ? WafOriginStatus.Recorded : WafOriginStatus.Updated;
            return Changed(
                partition,
                principal,
                row,
                [.. others.Append(origin with { RecordedAt = time.GetUtcNow() }).OrderBy(one => one.WafInstanceId, StringComparer.Ordinal)],
                $"WAF instance '{origin.WafInstanceId}' has it as origin of {origin.NamedDomains}.",
                tried.Value);
        }, cancellationToken);
    }

    /// <summary>Forgets that an EIP is the origin of a WAF instance.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="wafInstanceId">The WAF instance.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<WafOriginChange> RemoveAsync(
        AccountRegion partition, Principal principal, string eipId, string wafInstanceId, CancellationToken cancellationToken)
    {
        var tried = false;
        return ChangeAsync(partition, principal, eipId, row =>
        {
            if (Find(row.Value, wafInstanceId) is not { } known)
            {
                // Gone after an attempt: most likely that one removed it, and only its answer was lost.
                return new(new(tried ? WafOriginStatus.Removed : WafOriginStatus.NoSuchOrigin, row.Value));
            }

            tried = true;
            return Changed(
                partition,
                principal,
                row,
                [.. row.Value.WafOrigins.Where(other => other != known)],
                $"WAF instance '{wafInstanceId}' no longer has it as origin.",
                WafOriginStatus.Removed);
        }, cancellationToken);
    }

    private static WafOrigin? Find(Eip eip, string wafInstanceId) =>
        eip.WafOrigins.FirstOrDefault(origin => origin.WafInstanceId == wafInstanceId);

    private Task<WafOriginChange> ChangeAsync(
        AccountRegion partition,
        Principal principal,
        string eipId,
        Func<Row<Eip>, Decision<WafOriginChange>> decide,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var key = Keys.Eip(eipId);
        return updater.UpdateAsync<WafOriginChange>(partition, [key.Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, key, freshness, token).ConfigureAwait(false);
            if (row is null || !principal.Sees(row.Value.ResourceGroupId))
            {
                return new(new(WafOriginStatus.NoSuchEip));
            }

            if (EipStateMachine.IsTransitional(row.Value.State))
            {
                return new(new(WafOriginStatus.InTransition, row.Value));
            }

            var decision = decide(row);
            if (decision.Transaction is null && freshness == Freshness.Stored)
            {
                // Done already, perhaps by an attempt whose answer was lost, and its event with it.
                await updater.Store.AnnounceAgainAsync(partition, eipId, token).ConfigureAwait(false);
            }

            return decision;
        }, cancellationToken);
    }

    private Decision<WafOriginChange> Changed(
        AccountRegion partition,
        Principal principal,
        Row<Eip> row,
        IReadOnlyList<WafOrigin> origins,
        string reason,
        WafOriginStatus status)
    {
        var transaction = new StateTransaction(partition);
        var changed = new EipRecorder(transaction, time.GetUtcNow(), principal.PrincipalId, operationId: null)
            .Changed(row, row.Value with { WafOrigins = origins }, EipEventType.EipChanged, row.Value.Association, reason);
        return new(new(status, changed), transaction);
    }
}
