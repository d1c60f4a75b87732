using System.Runtime.CompilerServices;
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
    private const int AtOnce = 16;

    /// <summary>The keys of the rows of a resource's private addresses; none outside any VPC.</summary>
    public static IEnumerable<string> KeysOf(CloudResource resource) =>
        Places(resource).Select(place => Keys.PrivateAddress(place.VpcId, place.IpAddress).Value);

    /// <summary>Reads the address rows that a change of a resource concerns and decides what becomes of them.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="before">The resource as it is stored; null for a new one.</param>
    /// <param name="after">The resource as it is to be; null for one that goes.</param>
    /// <param name="freshness">Whether memory may answer.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <param name="leavesTaken">
    /// Whether the plan is to be carried out although another resource has one of the addresses: that one keeps it, and this
    /// one counts as not entered until it is free.
    /// </param>
    /// <returns>The plan.</returns>
    public async Task<AddressPlan> PlanAsync(
        AccountRegion partition,
        RegisteredResource? before,
        CloudResource? after,
        Freshness freshness,
        CancellationToken cancellationToken,
        bool leavesTaken = false)
    {
        var resource = after ?? before!.Resource;
        var holder = AddressHolder.Of(resource);
        HashSet<(string VpcId, string IpAddress)> wanted = [.. Places(after)];
        HashSet<(string VpcId, string IpAddress)> held = before is { AddressesClaimed: true } ? [.. Places(before.Resource)] : [];
        var places = wanted.Union(Places(before?.Resource)).ToList();
        var rows = await Task.WhenAll(places.Select(place => updater.Store.GetAsync(
            partition, Keys.PrivateAddress(place.VpcId, place.IpAddress), freshness, cancellationToken))).ConfigureAwait(false);
        var changes = new List<(Row<PrivateAddress>?, PrivateAddress)>();
        var taken = new List<TakenAddress>();
        List<DnatEntry> entries = [.. before?.DnatEntries ?? []];
        var brought = new List<DnatEntry>();
        var sharing = new HashSet<string>();
        foreach (var (place, row) in places.Zip(rows))
        {
            var address = row?.Value ?? new PrivateAddress { VpcId = place.VpcId, IpAddress = place.IpAddress };
            if (!wanted.Contains(place))
            {
                if (row is not null && (held.Contains(place) || address.Holders.Any(other => other.ResourceId == holder.ResourceId)))
                {
                    changes.Add((row, address.Without(holder)));
                }

                continue;
            }

            if (address.RivalOf(holder) is { } rival)
            {
                taken.Add(new(place.VpcId, place.IpAddress, rival.ResourceId));
                continue;
            }

            // What the resource holds already needs no row: its own says so, with the entries. Every other row is written
            // even where it seems right, since what is remembered of it can be out of date, and only then is that noticed.
            var changed = address.HeldBy(holder);
            if (held.Contains(place) && ReferenceEquals(changed, address))
            {
                continue;
            }

            // The entries of a resource from before there were address rows are on its own row only.
            changed = changed.LedToBy(entries.Where(entry => entry.InternalIp == place.IpAddress));
            entries.AddRange(changed.DnatEntries.ExceptBy(entries.Select(entry => entry.DnatEntryId), entry => entry.DnatEntryId));
            changes.Add((row, changed));
            brought.AddRange(changed.DnatEntries.Skip(address.DnatEntries.Count));
            sharing.UnionWith(changed.DnatEntries.Count > address.DnatEntries.Count
                ? address.Holders.Select(other => other.ResourceId).Where(other => other != holder.ResourceId)
                : []);
        }

        var complete = (before ?? new RegisteredResource { Resource = resource }) with
        {
            Resource = resource,
            DnatEntries = entries,
            AddressesClaimed = taken.Count == 0 ? true : null,
        };
        return new(complete, taken, changes)
        {
            Sharing = taken.Count == 0 || leavesTaken
                ? await SharingAsync(partition, sharing, brought, freshness, cancellationToken).ConfigureAwait(false)
                : [],
        };
    }

    /// <summary>
    /// Enters what an association with a resource depends on: the resource, and once per region every other one, since a
    /// DNAT entry to its address can be on the row of the one that shares the address with it and nowhere else.
    /// </summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task EnsureSharedAsync(AccountRegion partition, string resourceId, CancellationToken cancellationToken)
    {
        // Both are remembered; where they are not, they are read in the same time.
        var index = IndexAsync(partition, Freshness.Remembered, cancellationToken);
        var known = await updater.Store
            .GetAsync(partition, Keys.Resource(resourceId), Freshness.Remembered, cancellationToken).ConfigureAwait(false);
        _ = await index.ConfigureAwait(false);
        if (known is null)
        {
            // Perhaps a wrong region: nothing is written there.
            return;
        }

        await EnsureAllAsync(partition, retryLeftOut: false, cancellationToken).ConfigureAwait(false);
        _ = await EnsureAsync(partition, resourceId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Enters a resource from before there were address rows in those of its addresses, with the DNAT entries on both
    /// sides. It does nothing for any other, and nothing where another resource has one of the addresses.
    /// </summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False when it was left out, as another resource has one of its addresses.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<bool> EnsureAsync(AccountRegion partition, string resourceId, CancellationToken cancellationToken)
    {
        var key = Keys.Resource(resourceId);
        var known = await updater.Store.GetAsync(partition, key, Freshness.Remembered, cancellationToken).ConfigureAwait(false);
        if (known is null or { Value.AddressesClaimed: true })
        {
            return true;
        }

        return await updater.UpdateAsync<bool>(partition, [key.Value, .. KeysOf(known.Value.Resource)], async (freshness, token) =>
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

    /// <summary>
    /// Enters every resource of a region from before there were address rows: without it, a DNAT entry that names no
    /// resource could not find them. Done once per region; cut short, it goes on where it was.
    /// </summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="retryLeftOut">
    /// Whether to try those again that were left out, as their addresses may be there to be had by now. It reads every
    /// resource of the region for as long as one is left out.
    /// </param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task EnsureAllAsync(AccountRegion partition, bool retryLeftOut, CancellationToken cancellationToken)
    {
        if (IsDone(await IndexAsync(partition, Freshness.Remembered, cancellationToken).ConfigureAwait(false)))
        {
            return;
        }

        // Under the mark's key, so that whoever comes meanwhile waits for the one reading instead of beginning another.
        _ = await updater.UpdateAsync<bool>(partition, [Keys.AddressIndex.Value], async (freshness, token) =>
        {
            var mark = await IndexAsync(partition, freshness, token).ConfigureAwait(false);
            if (IsDone(mark))
            {
                return new(true, StandsAlways: true);
            }

            var leftOut = 0;
            await Parallel.ForEachAsync(
                UnclaimedAsync(partition, token),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token },
                async (resource, each) =>
                {
                    if (!await EnsureAsync(partition, resource.Resource.ResourceId, each).ConfigureAwait(false))
                    {
                        _ = Interlocked.Increment(ref leftOut);
                    }
                }).ConfigureAwait(false);
            var changed = new AddressIndex(IsComplete: leftOut == 0);
            if (mark?.Value == changed)
            {
                return new(true, StandsAlways: true);
            }

            var transaction = new StateTransaction(partition);
            transaction.InsertOrReplace(Keys.AddressIndex, mark, changed);
            return new(true, transaction);
        }, cancellationToken).ConfigureAwait(false);

        bool IsDone(Row<AddressIndex>? mark) => mark is not null && (mark.Value.IsComplete || !retryLeftOut);
    }

    /// <summary>Finds the resource from before there were address rows that has an address and can be entered there.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="address">The address, with those who have it already.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The resource, an ECS instance rather than its primary ENI; null when there is none.</returns>
    public async Task<RegisteredResource?> FindUnclaimedAsync(
        AccountRegion partition, PrivateAddress address, CancellationToken cancellationToken)
    {
        if (await IndexAsync(partition, Freshness.Remembered, cancellationToken).ConfigureAwait(false) is { Value.IsComplete: true })
        {
            return null;
        }

        RegisteredResource? found = null;
        await foreach (var resource in UnclaimedAsync(partition, cancellationToken).ConfigureAwait(false))
        {
            if (!Places(resource.Resource).Contains((address.VpcId, address.IpAddress))
                || address.RivalOf(AddressHolder.Of(resource.Resource)) is not null)
            {
                continue;
            }

            if (resource.Resource is EcsInstance)
            {
                return resource;
            }

            found ??= resource;
        }

        return found;
    }

    // The others that have one of the addresses, with the DNAT entries to it that the resource brings along.
    private async Task<IReadOnlyList<(Row<RegisteredResource>, RegisteredResource)>> SharingAsync(
        AccountRegion partition,
        IEnumerable<string> resourceIds,
        List<DnatEntry> brought,
        Freshness freshness,
        CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(resourceIds.Select(resourceId => updater.Store.GetAsync(
            partition, Keys.Resource(resourceId), freshness, cancellationToken))).ConfigureAwait(false);
        return
        [
            .. rows.OfType<Row<RegisteredResource>>().Select(row => (row, row.Value with
            {
                DnatEntries =
                [
                    .. row.Value.DnatEntries,
                    .. brought
                        .Where(entry => row.Value.Resource.PrivateAddresses.Contains(entry.InternalIp))
                        .ExceptBy(row.Value.DnatEntries.Select(entry => entry.DnatEntryId), entry => entry.DnatEntryId),
                ],
            })),
        ];
    }

    private Task<Row<AddressIndex>?> IndexAsync(AccountRegion partition, Freshness freshness, CancellationToken cancellationToken) =>
        updater.Store.GetAsync(partition, Keys.AddressIndex, freshness, cancellationToken);

    private async IAsyncEnumerable<RegisteredResource> UnclaimedAsync(
        AccountRegion partition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in updater.Store.ListAsync(partition, Keys.Resources, cancellationToken).ConfigureAwait(false))
        {
            if (row.Value.AddressesClaimed is null)
            {
                yield return row.Value;
            }
        }
    }

    private static IEnumerable<(string VpcId, string IpAddress)> Places(CloudResource? resource) =>
        resource is { VpcId: { } vpcId } ? resource.PrivateAddresses.Select(address => (vpcId, address)) : [];
}
