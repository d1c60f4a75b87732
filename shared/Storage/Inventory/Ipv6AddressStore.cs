using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Ipv6;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>
/// The IPv6 addresses of ECS instances (FAQ section_h91_8bh_fbx). An address belongs to the one instance of the account
/// and region that inserted its row.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="snapshots">Reads the account's settings.</param>
public sealed class Ipv6AddressStore(StateUpdater updater, SnapshotReader snapshots)
{
    /// <summary>Assigns addresses, all of them or none. Those that the instance has already stay.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resourceId">The instance.</param>
    /// <param name="addresses">The addresses in canonical form, each once.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<Ipv6Assignment> AssignAsync(
        AccountRegion partition, string resourceId, IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var key = Keys.Resource(resourceId);
        return updater.UpdateAsync<Ipv6Assignment>(partition, [key.Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, key, freshness, token).ConfigureAwait(false);
            var limit = (await snapshots.SettingsAsync(partition, freshness, token).ConfigureAwait(false))
                .LimitOf(Quota.Ipv6AddressesPerInstance, row?.Value);
            var added = addresses.Except(row?.Value.Ipv6Addresses ?? []).ToList();
            if (Refuse(row?.Value, added, limit) is { } refusal)
            {
                return new(refusal);
            }

            if (freshness == Freshness.Stored
                && await TakenAsync(partition, added, token).ConfigureAwait(false) is { } taken)
            {
                return new(new(Ipv6AssignmentStatus.Taken, row!.Value.Ipv6Addresses, taken));
            }

            var transaction = new StateTransaction(partition);
            foreach (var address in added)
            {
                transaction.Insert(Keys.Ipv6Claim(address), new(resourceId));
            }

            var changed = row!.Value with { Ipv6Addresses = [.. row.Value.Ipv6Addresses, .. added] };
            transaction.Replace(row, changed);
            return new(new(Ipv6AssignmentStatus.Assigned, changed.Ipv6Addresses), transaction);
        }, cancellationToken);
    }

    /// <summary>Takes an address back.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resourceId">The instance.</param>
    /// <param name="address">The address in canonical form.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>True when it was taken back; false when the instance does not have it.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<bool> UnassignAsync(
        AccountRegion partition, string resourceId, string address, CancellationToken cancellationToken)
    {
        var key = Keys.Resource(resourceId);
        var tried = false;
        return updater.UpdateAsync<bool>(partition, [key.Value], async (_, token) =>
        {
            var row = await updater.Store.GetAsync(partition, key, Freshness.Stored, token).ConfigureAwait(false);
            if (row is null || !row.Value.Ipv6Addresses.Contains(address))
            {
                // Gone after an attempt: most likely that one took it, and only its answer was lost.
                return new(tried);
            }

            tried = true;
            var transaction = new StateTransaction(partition);
            transaction.Delete(Keys.Ipv6Claim(address));
            transaction.Replace(row, row.Value with { Ipv6Addresses = [.. row.Value.Ipv6Addresses.Where(other => other != address)] });
            return new(true, transaction);
        }, cancellationToken);
    }

    private static Ipv6Assignment? Refuse(RegisteredResource? instance, List<string> added, int limit)
    {
        if (instance is null)
        {
            return new(Ipv6AssignmentStatus.NotFound, []);
        }

        var has = instance.Ipv6Addresses;
        if (instance.Resource is not EcsInstance ecs)
        {
            return new(Ipv6AssignmentStatus.OtherKind, has);
        }

        if (added.Count == 0)
        {
            return new(Ipv6AssignmentStatus.AlreadyAssigned, has);
        }

        if (ecs.Status == EcsStatus.Released)
        {
            return new(Ipv6AssignmentStatus.Released, has);
        }

        var isBlock = Ipv6Block.TryParse(ecs.Ipv6CidrBlock, out var block);
        return added.FirstOrDefault(address => !isBlock || !block.CanAssign(address)) is { } outside
            ? new(Ipv6AssignmentStatus.OutsideBlock, has, outside)
            : has.Count + added.Count > limit ? new(Ipv6AssignmentStatus.QuotaExceeded, has, Limit: limit) : null;
    }

    private async Task<string?> TakenAsync(AccountRegion partition, List<string> addresses, CancellationToken cancellationToken)
    {
        foreach (var address in addresses)
        {
            if (await updater.Store
                .GetAsync(partition, Keys.Ipv6Claim(address), Freshness.Stored, cancellationToken).ConfigureAwait(false) is not null)
            {
                return address;
            }
        }

        return null;
    }
}
