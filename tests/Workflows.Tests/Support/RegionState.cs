using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Resources;
using EipFunctions.Gateway;
using EipFunctions.Storage.Outbox;
using EipFunctions.Storage.State;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>Everything that a region holds, and what must always be true of it when no operation is under way.</summary>
internal sealed class RegionState
{
    public required IReadOnlyDictionary<string, Eip> Eips { get; init; }

    public required ILookup<string, string> ClaimsByEip { get; init; }

    public required IReadOnlyList<RegisteredResource> Resources { get; init; }

    public required ILookup<string, EipEvent> EventsByEip { get; init; }

    public required ILookup<string, GatewayBinding> BindingsByEip { get; init; }

    public static async Task<RegionState> ReadAsync(TestRegion region)
    {
        var partition = TestRegion.Partition;
        var store = region.Host.Get<StateStore>();
        return new()
        {
            Eips = await store.ListAsync(partition, Keys.Eips, default).ToDictionaryAsync(row => row.Value.EipId, row => row.Value),
            ClaimsByEip = (await store.ListAsync(partition, Keys.Claims, default).ToListAsync())
                .ToLookup(row => row.Value.EipId, row => row.Key.Value),
            Resources = await store.ListAsync(partition, Keys.Resources, default).Select(row => row.Value).ToListAsync(),
            EventsByEip = (await region.Host.Get<IOutbox>().ListAsync(partition, default).ToListAsync())
                .ToLookup(entry => entry.Event.EipId, entry => entry.Event),
            BindingsByEip = (await region.Gateway.ListAsync(partition.AccountId, partition.RegionId, null, default).ToListAsync())
                .ToLookup(one => one.Binding.EipId, one => one.Binding),
        };
    }

    public IReadOnlyList<Occupant> OccupantsOf(string eipId) =>
        [.. Resources.SelectMany(resource => resource.Occupants).Where(occupant => occupant.EipId == eipId)];

    public int OccupantsOn(string resourceId) =>
        Resources.Single(resource => resource.Resource.ResourceId == resourceId).Occupants.Count;

    public void AssertSound(EventLog told)
    {
        foreach (var eip in Eips.Values)
        {
            if (eip.State == EipState.InUse)
            {
                AssertInUse(eip);
            }
            else
            {
                Assert.Equal((eip.EipId, EipState.Available), (eip.EipId, eip.State));
                Assert.Null(eip.Association);
                Assert.Null(eip.Failure);
                AssertNothingOf(eip.EipId);
            }
        }

        foreach (var events in EventsByEip)
        {
            Assert.Equal(Enumerable.Range(1, events.Count()).Select(n => (long)n), events.Select(e => e.Sequence));
            Assert.Equal(events.Select(e => e.EventId).Order(), told.Of(events.Key).Select(e => e.EventId).Order());
        }

        Assert.All(ClaimsByEip.Select(claims => claims.Key), id => Assert.True(Eips.ContainsKey(id), $"A claim of {id} is left."));
        Assert.All(BindingsByEip.Select(bindings => bindings.Key), id => Assert.True(Eips.ContainsKey(id), $"A binding of {id} is left."));
    }

    public void AssertNothingOf(string eipId)
    {
        Assert.Empty(ClaimsByEip[eipId]);
        Assert.Empty(OccupantsOf(eipId));
        Assert.Empty(BindingsByEip[eipId]);
    }

    private void AssertInUse(Eip eip)
    {
        var association = eip.Association;
        Assert.NotNull(association);
        Assert.NotNull(association.VerifiedAt);
        Assert.Null(eip.Failure);
        Assert.Equal(Keys.Claim(association.ResourceId, association.Slot).Value, Assert.Single(ClaimsByEip[eip.EipId]));
        Assert.Equal(association.Slot, Assert.Single(OccupantsOf(eip.EipId)).Slot);
        var binding = Assert.Single(BindingsByEip[eip.EipId]);
        Assert.Equal(
            (eip.IpAddress, association.ResourceId, association.ResourceKind, association.Mode, association.PrivateIpAddress),
            (binding.IpAddress, binding.ResourceId, binding.ResourceKind, binding.Mode, binding.PrivateIpAddress));
    }
}
