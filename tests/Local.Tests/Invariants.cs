using Azure.Data.Tables;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Gateway;
using EipFunctions.Gateway.Faults;
using EipFunctions.Gateway.Simulated;
using EipFunctions.Storage.Outbox;
using EipFunctions.Storage.State;
using Microsoft.Extensions.Logging.Abstractions;

namespace EipFunctions.Local.Tests;

/// <summary>What must hold when nothing runs any more, read from the tables and from the gateway's own log.</summary>
internal static class Invariants
{
    private static readonly AccountRegion Partition = new(HostProcess.AccountId, HostProcess.RegionId);

    public static async Task<int> WaitingEventsAsync(string connectionString)
    {
        using var store = Open(connectionString);
        return await store.ListAsync(Partition, Keys.Outbox, CancellationToken.None).CountAsync();
    }

    public static async Task CheckAsync(
        string connectionString, string gatewayDirectory, IReadOnlyCollection<(string EipId, long Sequence)> delivered)
    {
        using var store = Open(connectionString);
        var eips = await store.ListAsync(Partition, Keys.Eips, CancellationToken.None).Select(row => row.Value).ToListAsync();
        var bound = await BindingsAsync(gatewayDirectory);

        Assert.All(eips, eip =>
        {
            Assert.True(eip.State is EipState.Available or EipState.InUse, $"{eip.EipId} is left {eip.State}.");
            Assert.Equal(eip.State == EipState.InUse, eip.Association is not null);
            Assert.Equal(eip.Association?.ResourceId, bound.GetValueOrDefault(eip.EipId)?.ResourceId);
        });
        await CheckClaimsAsync(store, eips);
        CheckEvents(eips, delivered);
    }

    private static async Task CheckClaimsAsync(StateStore store, List<Eip> eips)
    {
        var held = eips.Where(eip => eip.Association is not null).Select(eip => (eip.EipId, eip.Association!.AssociationId)).Order();
        var claims = await store.ListAsync(Partition, Keys.Claims, CancellationToken.None)
            .Select(row => (row.Value.EipId, row.Value.AssociationId)).ToListAsync();
        Assert.Equal(held, claims.Order());

        var occupants = await store.ListAsync(Partition, Keys.Resources, CancellationToken.None)
            .SelectMany(row => row.Value.Occupants.Select(occupant => (occupant.EipId, row.Value.Resource.ResourceId)).ToAsyncEnumerable())
            .ToListAsync();
        Assert.Equal(
            eips.Where(eip => eip.Association is not null).Select(eip => (eip.EipId, eip.Association!.ResourceId)).Order(),
            occupants.Order());
    }

    private static void CheckEvents(List<Eip> eips, IReadOnlyCollection<(string EipId, long Sequence)> delivered)
    {
        foreach (var eip in eips)
        {
            // The first delivery of each: all of them, and in order.
            var first = delivered.Where(e => e.EipId == eip.EipId).Select(e => e.Sequence).Distinct();
            Assert.Equal(Enumerable.Range(1, (int)eip.EventSequence).Select(i => (long)i), first);
        }
    }

    private static async Task<Dictionary<string, GatewayBinding>> BindingsAsync(string directory)
    {
        using var gateway = new SimulatedGateway(
            directory, new GatewayFaults(new(), new Random(0)), TimeProvider.System, NullLogger<SimulatedGateway>.Instance);
        return await gateway.ListAsync(Partition.AccountId, Partition.RegionId, after: null, CancellationToken.None)
            .ToDictionaryAsync(bound => bound.Binding.EipId, bound => bound.Binding);
    }

    private static StateStore Open(string connectionString) =>
        new(new TableServiceClient(connectionString).GetTableClient("EipState"), new NoListener());

    private sealed class NoListener : IOutboxListener
    {
        public void Committed(IReadOnlyCollection<OutboxEntry> committed)
        {
            // Nothing is written here.
        }
    }
}
