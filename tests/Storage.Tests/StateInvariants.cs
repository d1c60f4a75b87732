using System.Text.Json;
using EipFunctions.Domain;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests;

/// <summary>What must hold over the raw table at every moment, whatever went wrong.</summary>
internal static class StateInvariants
{
    public static async Task CheckAsync(StateTable table)
    {
        var rows = await table.RowsAsync();
        var eips = Values(rows, Keys.Eips);
        var occupants = Values(rows, Keys.Resources)
            .SelectMany(resource => resource.Occupants.Select(occupant => (occupant.EipId, resource.Resource.ResourceId, occupant.Slot)))
            .Order();
        var held = eips.Where(eip => eip.State is EipState.Associating or EipState.InUse or EipState.Unassociating).ToList();

        Assert.All(eips, eip => Assert.Equal(held.Contains(eip), eip.Association is not null));
        Assert.All(eips, eip => Assert.True(eip.State == EipState.Associating || eip.Association?.Replaces is null));
        Assert.Equal(held.SelectMany(Places).Order(), occupants);
        Assert.Equal(
            held.SelectMany(ClaimsOf).GroupBy(pair => pair.Key).Select(Holder).OrderBy(pair => pair.Key, StringComparer.Ordinal),
            Pairs(rows, Keys.Claims));
        Assert.All(eips, eip => AssertGapless(rows, eip));
        AssertHoldsHaveRows(rows, eips);
        AssertEntriesGoWithAddresses(rows);
    }

    private static void AssertHoldsHaveRows(SortedDictionary<string, string> rows, IReadOnlyList<Eip> eips)
    {
        var expected = eips.Where(eip => eip.Hold is not null).SelectMany(eip => new[]
        {
            Keys.HoldsOfResource(eip.Hold!.ResourceId).Key(eip.EipId).Value,
            eip.Hold.LogicalId is { } logicalId ? Keys.HoldsOfLogicalId(logicalId).Key(eip.EipId).Value : null,
        });
        Assert.Equal(expected.OfType<string>().Order(StringComparer.Ordinal), rows.Keys.Where(key => key.StartsWith("hold|", StringComparison.Ordinal)));
        var successors = Values(rows, Keys.Resources).SelectMany(resource => new[]
        {
            resource.Resource.Replaces is { } replaced ? Keys.SuccessorsOf(replaced).Key(resource.Resource.ResourceId).Value : null,
            resource.Resource.LogicalId is { } logicalId ? Keys.ResourcesOfLogicalId(logicalId).Key(resource.Resource.ResourceId).Value : null,
        });
        Assert.Equal(successors.OfType<string>().Order(StringComparer.Ordinal), rows.Keys.Where(key => key.StartsWith("successor|", StringComparison.Ordinal)));
    }

    // Every DNAT entry is as it is on its gateway, on its address and on whoever has the address; whoever claims addresses has them.
    private static void AssertEntriesGoWithAddresses(SortedDictionary<string, string> rows)
    {
        var resources = Values(rows, Keys.Resources).ToDictionary(resource => resource.Resource.ResourceId);
        var addresses = Values(rows, Keys.PrivateAddresses).ToDictionary(address => (address.VpcId, address.IpAddress));
        var entries = Values(rows, new RowPrefix<DnatEntry>("dnat|", DomainJson.Default.DnatEntry));
        Assert.All(addresses.Values, address => Assert.False(address.IsIdle));
        Assert.All(resources.Values.Where(resource => resource.AddressesClaimed == true && resource.Resource.VpcId is not null), resource =>
            Assert.All(resource.Resource.PrivateAddresses, ip => Assert.Contains(
                AddressHolder.Of(resource.Resource), addresses[(resource.Resource.VpcId!, ip)].Holders)));
        Assert.All(addresses.Values.SelectMany(address => address.Holders.Select(holder => (address, holder))), pair =>
        {
            var holder = resources[pair.holder.ResourceId];
            Assert.Contains(pair.address.IpAddress, holder.Resource.PrivateAddresses);
            Assert.Equal(pair.address.VpcId, holder.Resource.VpcId);
        });
        var placed = entries.SelectMany(entry =>
        {
            var address = addresses[(resources[entry.NatGatewayId].Resource.VpcId!, entry.InternalIp)];
            return address.Holders.Select(holder => holder.ResourceId).Append(entry.NatGatewayId)
                .Select(place => (Of(entry), place))
                .Append((Of(entry), $"{address.VpcId} {address.IpAddress}"));
        });
        Assert.Equal(
            placed.Order(),
            resources.Values.SelectMany(resource => resource.DnatEntries.Select(entry => (Of(entry), resource.Resource.ResourceId)))
                .Concat(addresses.Values.SelectMany(address => address.DnatEntries.Select(
                    entry => (Of(entry), $"{address.VpcId} {address.IpAddress}"))))
                .Order());
        Assert.All(
            resources.Values.Where(resource => resource.Resource is EcsInstance or HaVip && resource.DnatEntries.Any(entry => !entry.Imported)),
            resource => Assert.Empty(resource.Occupants));

        static string Of(DnatEntry entry) => $"{entry}";
    }

    /// <summary>Every row but audit and outbox, without what a change and its undoing leave behind.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> StandingRowsAsync(StateTable table) =>
        (await table.RowsAsync())
            .Where(row => !row.Key.StartsWith("audit|", StringComparison.Ordinal)
                && !row.Key.StartsWith("resource-audit|", StringComparison.Ordinal)
                && !row.Key.StartsWith("outbox|", StringComparison.Ordinal))
            .ToDictionary(row => row.Key, row => row.Key.StartsWith(Keys.Eips.Value, StringComparison.Ordinal) ? Standing(row.Value) : row.Value);

    private static string Standing(string json) => JsonSerializer.Serialize(
        JsonSerializer.Deserialize(json, Keys.Eips.Json)! with { OperationId = null, EventSequence = 0, Fence = 0 }, Keys.Eips.Json);

    // A slot that one association replaces another in is claimed for the one that had it.
    private static IEnumerable<KeyValuePair<string, (Claim Claim, bool Had)>> ClaimsOf(Eip eip) =>
        new[] { eip.Association, eip.Association!.Replaces }.OfType<Association>().Select(association => KeyValuePair.Create(
            Keys.Claim(association.ResourceId, association.Slot).Value,
            (new Claim(eip.EipId, association.AssociationId), association == eip.Association.Replaces)));

    private static KeyValuePair<string, Claim> Holder(IGrouping<string, KeyValuePair<string, (Claim Claim, bool Had)>> slot) =>
        KeyValuePair.Create(slot.Key, slot.OrderBy(pair => !pair.Value.Had).First().Value.Claim);

    // While its mode is being changed, or it is moved, an EIP has the place that it had as well; the two may be one slot.
    private static IEnumerable<(string EipId, string ResourceId, string Slot)> Places(Eip eip) =>
        new[] { eip.Association, eip.Association!.Replaces }.OfType<Association>()
            .Select(association => (eip.EipId, association.ResourceId, association.Slot));

    private static void AssertGapless(SortedDictionary<string, string> rows, Eip eip)
    {
        var expected = Enumerable.Range(1, (int)eip.EventSequence).Select(i => (long)i).ToList();
        var events = Values(rows, Keys.OutboxOf(eip.EipId)).ToList();
        Assert.Equal(expected, events.Select(e => e.Sequence));
        Assert.Equal(expected.Select(i => $"{eip.EipId}:{i}"), events.Select(e => e.EventId));
        var entries = Values(rows, Keys.AuditOf(eip.EipId)).ToList();
        Assert.Equal(events.Select(e => e.Type), entries.Select(entry => entry.Action));
        Assert.All(
            entries.Where(entry => entry.ResourceId is not null),
            entry => Assert.Contains(
                Values(rows, Keys.ResourceAuditOf(entry.ResourceId!)),
                named => (named.Entry.EipId, named.Entry.At, named.Entry.Action) == (eip.EipId, entry.At, entry.Action)));
    }

    private static List<T> Values<T>(SortedDictionary<string, string> rows, RowPrefix<T> prefix) =>
        [.. Pairs(rows, prefix).Select(pair => pair.Value)];

    private static IEnumerable<KeyValuePair<string, T>> Pairs<T>(SortedDictionary<string, string> rows, RowPrefix<T> prefix) =>
        rows.Where(row => row.Key.StartsWith(prefix.Value, StringComparison.Ordinal))
            .Select(row => KeyValuePair.Create(row.Key, JsonSerializer.Deserialize(row.Value, prefix.Json)!));
}
