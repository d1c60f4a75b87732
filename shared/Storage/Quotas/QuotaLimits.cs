using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Quotas;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Quotas;

/// <summary>
/// Prepares changes of limits. A resource's limit is on the resource's row and the limit of EIPs per region on the row
/// that counts them, so the store refuses a lower limit that someone overtakes. A limit that many resources share is
/// checked against each of them when it is decided; what is associated in that very moment can still pass.
/// </summary>
/// <param name="store">The state.</param>
/// <param name="snapshots">Reads the settings.</param>
internal sealed class QuotaLimits(StateStore store, SnapshotReader snapshots)
{
    private readonly QuotaUsage _usage = new(store, snapshots);

    /// <summary>Where the limit of a request, and the request with it, is kept.</summary>
    public static AccountRegion HomeOf(AccountRegion region, QuotaScope scope) =>
        scope == QuotaScope.Account ? AccountRegion.EveryRegionOf(region.AccountId) : region;

    public Task<QuotaChange> PrepareAsync(
        AccountRegion region, Principal principal, QuotaRequest request, CancellationToken cancellationToken)
    {
        var quota = Quota.All.First(known => known.QuotaId == request.QuotaId);
        return request.Scope switch
        {
            QuotaScope.Resource => OfResourceAsync(region, principal, quota, request.ResourceId!, request.DesiredLimit, cancellationToken),
            QuotaScope.Region => OfRegionAsync(region, quota, request.DesiredLimit, cancellationToken),
            _ => OfAccountAsync(region.AccountId, quota, request.DesiredLimit, cancellationToken),
        };
    }

    /// <summary>Looks for what uses more in a region than a lower limit of the region would allow.</summary>
    public Task<QuotaInUse?> FindAboveAsync(
        AccountRegion region, AccountSettings settings, Quota quota, int limit, CancellationToken cancellationToken) =>
        _usage.FindAboveAsync(region, settings, quota, limit, cancellationToken);

    private async Task<QuotaChange> OfResourceAsync(
        AccountRegion region, Principal principal, Quota quota, string resourceId, int limit, CancellationToken cancellationToken)
    {
        var row = await store.GetAsync(region, Keys.Resource(resourceId), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        if (row is null || !principal.Sees(row.Value.Resource.ResourceGroupId))
        {
            return QuotaChange.Impossible(QuotaRequestOutcome.NoSuchResource);
        }

        if (row.Value.Resource.Kind != quota.Kind)
        {
            return QuotaChange.Impossible(QuotaRequestOutcome.OtherKind);
        }

        var settings = await snapshots.SettingsAsync(region, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        var (before, used) = (settings.LimitOf(quota, row.Value), quota.UsedOn(row.Value));
        return QuotaChange.Of(
            before,
            limit < before && used > limit ? new(quota, limit, used, region.RegionId, resourceId) : null,
            transaction => transaction.Replace(row, row.Value with { QuotaLimits = With(row.Value.QuotaLimits, quota, limit) }));
    }

    private async Task<QuotaChange> OfRegionAsync(
        AccountRegion region, Quota quota, int limit, CancellationToken cancellationToken)
    {
        var row = await store.GetAsync(region, Keys.Account, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        var settings = (row?.Value ?? new AccountSettings()) with
        {
            AccountQuotas = await snapshots
                .AccountQuotasAsync(region.AccountId, Freshness.Stored, cancellationToken).ConfigureAwait(false),
        };
        var changed = settings with { Quotas = With(settings.Quotas, quota, limit) };
        return QuotaChange.Of(
            settings.LimitOf(quota),
            await _usage.FindAboveAsync(region, settings, quota, limit, cancellationToken).ConfigureAwait(false),
            transaction => transaction.InsertOrReplace(Keys.Account, row, changed));
    }

    private async Task<QuotaChange> OfAccountAsync(string accountId, Quota quota, int limit, CancellationToken cancellationToken)
    {
        var row = await store
            .GetAsync(AccountRegion.EveryRegionOf(accountId), Keys.AccountQuotas, Freshness.Stored, cancellationToken)
            .ConfigureAwait(false);
        var quotas = row?.Value ?? new AccountQuotas();
        var changed = quotas with { Quotas = With(quotas.Quotas, quota, limit) };
        return QuotaChange.Of(
            quotas.Quotas.TryGetValue(quota.QuotaId, out var own) ? own : quota.DefaultLimit,
            await _usage.FindAboveAsync(accountId, quota, limit, cancellationToken).ConfigureAwait(false),
            transaction => transaction.InsertOrReplace(Keys.AccountQuotas, row, changed));
    }

    private static Dictionary<string, int> With(IReadOnlyDictionary<string, int>? limits, Quota quota, int limit) =>
        new(limits ?? new Dictionary<string, int>(), StringComparer.Ordinal) { [quota.QuotaId] = limit };
}
