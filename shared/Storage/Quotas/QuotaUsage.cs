using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Quotas;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Quotas;

/// <summary>
/// Looks for what uses more than a lower limit would allow, among all that the limit would hold for: what has a
/// narrower limit of its own is not concerned.
/// </summary>
/// <param name="store">The state.</param>
/// <param name="snapshots">Reads the settings.</param>
internal sealed class QuotaUsage(StateStore store, SnapshotReader snapshots)
{
    /// <summary>Looks in one region.</summary>
    public async Task<QuotaInUse?> FindAboveAsync(
        AccountRegion region, AccountSettings settings, Quota quota, int limit, CancellationToken cancellationToken)
    {
        if (limit >= settings.LimitOf(quota))
        {
            return null;
        }

        if (quota.Kind is null)
        {
            return settings.EipCount > limit ? new(quota, limit, settings.EipCount, region.RegionId, ResourceId: null) : null;
        }

        await foreach (var row in store.ListAsync(region, Keys.Resources, cancellationToken).ConfigureAwait(false))
        {
            var used = quota.UsedOn(row.Value);
            if (used > limit && settings.ScopeOf(quota, row.Value) != QuotaScope.Resource)
            {
                return new(quota, limit, used, region.RegionId, row.Value.Resource.ResourceId);
            }
        }

        return null;
    }

    /// <summary>Looks in every region that has no limit of its own.</summary>
    public async Task<QuotaInUse?> FindAboveAsync(
        string accountId, Quota quota, int limit, CancellationToken cancellationToken)
    {
        await foreach (var region in store.ListRegionsAsync(accountId, cancellationToken).ConfigureAwait(false))
        {
            var settings = await snapshots.SettingsAsync(region, Freshness.Stored, cancellationToken).ConfigureAwait(false);
            if (!settings.Quotas.ContainsKey(quota.QuotaId)
                && await FindAboveAsync(region, settings, quota, limit, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
