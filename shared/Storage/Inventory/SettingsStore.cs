using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>The settings of accounts and regions, apart from what the inventory counts in the same row.</summary>
/// <param name="updater">Reads, decides and commits.</param>
public sealed class SettingsStore(StateUpdater updater)
{
    /// <summary>Reads the settings.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The settings; the defaults where none were set.</returns>
    public async Task<AccountSettings> GetAsync(AccountRegion partition, CancellationToken cancellationToken) =>
        (await updater.Store.GetAsync(partition, Keys.Account, Freshness.Stored, cancellationToken).ConfigureAwait(false))?.Value
        ?? new AccountSettings();

    /// <summary>Replaces the settings. The count of EIPs and the address blocks are not settings and stay as they are.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="quotas">The quotas that differ from their defaults.</param>
    /// <param name="natBandwidthPlanBoughtOn">When a NAT bandwidth plan was bought; null for none.</param>
    /// <param name="grantedModes">The modes that the account may use.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The settings as they are now.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<AccountSettings> PutAsync(
        AccountRegion partition,
        IReadOnlyDictionary<string, int> quotas,
        DateOnly? natBandwidthPlanBoughtOn,
        IReadOnlyList<EipMode> grantedModes,
        CancellationToken cancellationToken) =>
        updater.UpdateAsync<AccountSettings>(partition, [Keys.Account.Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, Keys.Account, freshness, token).ConfigureAwait(false);
            var changed = (row?.Value ?? new AccountSettings()) with
            {
                Quotas = quotas,
                NatBandwidthPlanBoughtOn = natBandwidthPlanBoughtOn,
                GrantedModes = grantedModes,
            };
            var transaction = new StateTransaction(partition);
            if (row is null)
            {
                transaction.Insert(Keys.Account, changed);
            }
            else
            {
                transaction.Replace(row, changed);
            }

            return new(changed, transaction);
        }, cancellationToken);
}
