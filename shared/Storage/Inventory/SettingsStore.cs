using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Quotas;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Quotas;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>The settings of accounts and regions, apart from what the inventory counts in the same row.</summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="snapshots">Reads the account's limits.</param>
/// <param name="time">The clock.</param>
public sealed class SettingsStore(StateUpdater updater, SnapshotReader snapshots, TimeProvider time)
{
    private readonly QuotaLimits _limits = new(updater.Store, snapshots);

    /// <summary>Reads the settings.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The settings; the defaults where none were set.</returns>
    public async Task<AccountSettings> GetAsync(AccountRegion partition, CancellationToken cancellationToken) =>
        (await updater.Store.GetAsync(partition, Keys.Account, Freshness.Stored, cancellationToken).ConfigureAwait(false))?.Value
        ?? new AccountSettings();

    /// <summary>
    /// Replaces the settings. The count of EIPs and the address blocks are not settings and stay as they are. Every limit
    /// that it changes is recorded as a quota request that its principal made and approved.
    /// </summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="settings">The settings: quotas, NAT bandwidth plan and granted modes.</param>
    /// <param name="makeId">Makes the id of a record.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The settings as they are now, or what uses more than a limit would allow.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<SettingsChange> PutAsync(
        AccountRegion partition,
        Principal principal,
        AccountSettings settings,
        Func<string> makeId,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(makeId);
        return updater.UpdateAsync<SettingsChange>(partition, [Keys.Account.Value], async (_, token) =>
        {
            var row = await updater.Store.GetAsync(partition, Keys.Account, Freshness.Stored, token).ConfigureAwait(false);
            var before = (row?.Value ?? new AccountSettings()) with
            {
                AccountQuotas = await snapshots
                    .AccountQuotasAsync(partition.AccountId, Freshness.Stored, token).ConfigureAwait(false),
            };
            var changed = before with
            {
                Quotas = settings.Quotas,
                NatBandwidthPlanBoughtOn = settings.NatBandwidthPlanBoughtOn,
                GrantedModes = settings.GrantedModes,
            };
            var transaction = new StateTransaction(partition);
            foreach (var quota in Quota.All.Where(quota => OwnLimit(before, quota) != OwnLimit(changed, quota)))
            {
                var limit = changed.LimitOf(quota);
                if (await _limits.FindAboveAsync(partition, before, quota, limit, token).ConfigureAwait(false) is { } inUse)
                {
                    return new(new(before, inUse), StandsAlways: true);
                }

                var record = Record(partition, principal, makeId(), quota, limit, before.LimitOf(quota));
                transaction.Insert(Keys.QuotaRequest(record.RequestId), record);
            }

            transaction.InsertOrReplace(Keys.Account, row, changed);
            return new(new(changed), transaction);
        }, cancellationToken);
    }

    private static int? OwnLimit(AccountSettings settings, Quota quota) =>
        settings.Quotas.TryGetValue(quota.QuotaId, out var limit) ? limit : null;

    private QuotaRequest Record(
        AccountRegion partition, Principal principal, string requestId, Quota quota, int limit, int limitBefore)
    {
        var now = time.GetUtcNow();
        return new QuotaRequest
        {
            RequestId = requestId,
            QuotaId = quota.QuotaId,
            Scope = QuotaScope.Region,
            RegionId = partition.RegionId,
            DesiredLimit = limit,
            Reason = "Set directly with the settings of the region.",
            RequestedBy = principal.PrincipalId,
            RequestedAt = now,
        }.Approve(principal.PrincipalId, now, reason: null, limitBefore);
    }
}
