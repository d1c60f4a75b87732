using System.Globalization;
using Azure;
using Azure.Data.Tables;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>
/// Who imported which address: an address of the internet is one host's, so it is unique over all accounts. The row is
/// inserted before the EIP and deleted after it. One without an EIP was left by an import that was cut short, and is
/// taken over when that can no longer be under way.
/// </summary>
internal sealed class ImportedAddresses(TableClient table, StateStore store, TimeProvider time)
{
    /// <summary>How long an import may take from its claim to its commit.</summary>
    public static readonly TimeSpan LongestImport = TimeSpan.FromMinutes(1);

    // A transaction that was sent in time may still be on its way: much longer than any request lasts.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(15);

    /// <summary>Claims an address for an EIP; repeated, it finds its claim.</summary>
    /// <returns>False when somebody else has it.</returns>
    public async Task<bool> TryClaimAsync(
        AccountRegion partition, string eipId, string ipAddress, CancellationToken cancellationToken)
    {
        var claim = new TableEntity(Keys.ImportedAddressesPartition, ipAddress)
        {
            ["Owner"] = Keys.Partition(partition),
            ["EipId"] = eipId,
            ["ClaimedAt"] = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        };
        try
        {
            _ = await table.AddEntityAsync(claim, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return await TryTakeOverAsync(claim, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives an address back; nothing happens where the EIP does not have it.</summary>
    public async Task ReleaseAsync(AccountRegion partition, string eipId, string ipAddress, CancellationToken cancellationToken)
    {
        var found = await FindAsync(ipAddress, cancellationToken).ConfigureAwait(false);
        if (found is not null && found.GetString("Owner") == Keys.Partition(partition) && found.GetString("EipId") == eipId)
        {
            try
            {
                _ = await table.DeleteEntityAsync(found.PartitionKey, found.RowKey, found.ETag, cancellationToken).ConfigureAwait(false);
            }
            catch (RequestFailedException changed) when (changed.Status is 404 or 412)
            {
                // Somebody else has it by now.
            }
        }
    }

    private async Task<bool> TryTakeOverAsync(TableEntity claim, CancellationToken cancellationToken)
    {
        if (await FindAsync(claim.RowKey, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return false;
        }

        var (owner, eipId) = (Keys.ParsePartition(found.GetString("Owner")), found.GetString("EipId"));
        var isMine = found.GetString("Owner") == claim.GetString("Owner") && eipId == claim.GetString("EipId");
        var claimedAt = DateTimeOffset.Parse(found.GetString("ClaimedAt"), CultureInfo.InvariantCulture);
        if (!isMine && (time.GetUtcNow() - claimedAt < Abandoned || await IsUsedAsync(owner, eipId, claim.RowKey, cancellationToken).ConfigureAwait(false)))
        {
            return false;
        }

        try
        {
            // Its own too: the time that it may take begins anew.
            _ = await table.UpdateEntityAsync(claim, found.ETag, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return false;
        }
    }

    private async Task<bool> IsUsedAsync(AccountRegion owner, string eipId, string ipAddress, CancellationToken cancellationToken) =>
        await store.GetAsync(owner, Keys.Eip(eipId), Freshness.Stored, cancellationToken).ConfigureAwait(false) is { } eip
        && eip.Value.Origin == EipOrigin.Imported
        && eip.Value.IpAddress == ipAddress;

    private async Task<TableEntity?> FindAsync(string ipAddress, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(
            Keys.ImportedAddressesPartition, ipAddress, cancellationToken: cancellationToken).ConfigureAwait(false);
        return found.HasValue ? found.Value : null;
    }
}
