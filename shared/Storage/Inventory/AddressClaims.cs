using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>
/// The claims of resources on their private addresses. They change in the transaction that changes the resource's row,
/// so that an address of a VPC has one owner, and whoever has an address has the DNAT entries that lead to it.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
internal sealed class AddressClaims(StateUpdater updater)
{
    /// <summary>The keys of the rows of a resource's private addresses; none outside any VPC.</summary>
    public static IEnumerable<string> KeysOf(CloudResource resource) =>
        Places(resource).Select(place => Keys.PrivateAddress(place.VpcId, place.IpAddress).Value);

    /// <summary>Reads the address rows that a change of a resource concerns and decides what becomes of them.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="before">The resource as it is stored; null for a new one.</param>
    /// <param name="after">The resource as it is to be; null for one that goes.</param>
    /// <param name="freshness">Whether memory may answer.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The plan.</returns>
    public async Task<AddressPlan> PlanAsync(
        AccountRegion partition,
        RegisteredResource? before,
        CloudResource? after,
        Freshness freshness,
        CancellationToken cancellationToken)
    {
        var resource = after ?? before!.Resource;
        var holder = AddressHolder.Of(resource);
        HashSet<(string VpcId, string IpAddress)> kept = [.. Places(after)];
        var places = kept.Union(Places(before?.Resource)).ToList();
        var rows = await Task.WhenAll(places.Select(place => updater.Store.GetAsync(
            partition, Keys.PrivateAddress(place.VpcId, place.IpAddress), freshness, cancellationToken))).ConfigureAwait(false);
        var changes = new List<(Row<PrivateAddress>?, PrivateAddress)>();
        TakenAddress? taken = null;
        List<DnatEntry> entries = [.. before?.DnatEntries ?? []];
        foreach (var (place, row) in places.Zip(rows))
        {
            var address = row?.Value ?? new PrivateAddress { VpcId = place.VpcId, IpAddress = place.IpAddress };
            var changed = address.Without(holder);
            if (kept.Contains(place))
            {
                taken ??= address.RivalOf(holder) is { } rival ? new(place.VpcId, place.IpAddress, rival.ResourceId) : null;

                // The entries of a resource from before there were address rows are on its own row only.
                changed = address.HeldBy(holder).LedToBy(entries.Where(entry => entry.InternalIp == place.IpAddress));
                entries.AddRange(changed.DnatEntries.ExceptBy(entries.Select(entry => entry.DnatEntryId), entry => entry.DnatEntryId));
            }

            if (!ReferenceEquals(changed, address))
            {
                changes.Add((row, changed));
            }
        }

        var complete = (before ?? new RegisteredResource { Resource = resource }) with
        {
            Resource = resource,
            DnatEntries = entries,
            AddressesClaimed = true,
        };
        return new(complete, taken, changes);
    }

    /// <summary>
    /// Enters a resource from before there were address rows in those of its addresses, with the DNAT entries on both
    /// sides. It does nothing for any other, and nothing where another resource has one of the addresses.
    /// </summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task EnsureAsync(AccountRegion partition, string resourceId, CancellationToken cancellationToken)
    {
        var key = Keys.Resource(resourceId);
        var known = await updater.Store.GetAsync(partition, key, Freshness.Remembered, cancellationToken).ConfigureAwait(false);
        if (known is null or { Value.AddressesClaimed: true })
        {
            return;
        }

        _ = await updater.UpdateAsync<bool>(partition, [key.Value, .. KeysOf(known.Value.Resource)], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(partition, key, freshness, token).ConfigureAwait(false);
            if (row is null or { Value.AddressesClaimed: true })
            {
                return new(true);
            }

            var plan = await PlanAsync(partition, row.Value, row.Value.Resource, freshness, token).ConfigureAwait(false);
            if (plan.Taken is not null)
            {
                return new(false);
            }

            var transaction = new StateTransaction(partition);
            plan.AddTo(transaction);
            transaction.Replace(row, plan.Resource);
            return new(true, transaction);
        }, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<(string VpcId, string IpAddress)> Places(CloudResource? resource) =>
        resource is { VpcId: { } vpcId } ? resource.PrivateAddresses.Select(address => (vpcId, address)) : [];
}
