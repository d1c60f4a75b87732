using EipFunctions.Domain.Dnat;
using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests.Faults;

public sealed class EntryFaultTests(AzuriteFixture azurite)
{
    private const int Walkers = 5;
    private const int Steps = 24;
    private const int Instances = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Steps_InstancesEntriesAndEipsUnderFaults_KeepTheInvariants(int seed)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var processes = new[] { table.Start(proxy), table.Start(proxy) };
        await processes[0].PutNatAsync("ngw-1");
        var externalIp = (await processes[0].AllocateAsync("eip-nat")).Eip!.Value.IpAddress;
        await processes[0].AssociateAsync("op-nat", "eip-nat", "ngw-1");
        _ = await processes[0].AllocateManyAsync(Walkers);

        proxy.Plan = FaultPlans.Random(seed, share: 0.1);
        await Task.WhenAll(Enumerable.Range(0, Walkers).Select(
            i => WalkAsync(processes, $"eip-{i:D3}", externalIp, 1000 * (i + 1), new Random((seed * 100) + i))));

        await StateInvariants.CheckAsync(table);
    }

    private static async Task WalkAsync(StorageProcess[] processes, string eipId, string externalIp, int port, Random random)
    {
        for (var step = 0; step < Steps; step++)
        {
            var process = processes[random.Next(processes.Length)];
            var (instanceId, operation) = ($"i-{random.Next(Instances)}", $"op-{eipId}-{step}");
            var entry = new DnatEntry
            {
                DnatEntryId = $"fwd-{port + random.Next(2)}", NatGatewayId = "ngw-1", ExternalIp = externalIp,
                ExternalPort = $"{port + step}", InternalIp = StorageProcess.PrivateIpOf(instanceId), InternalPort = $"{port + step}",
                Protocol = IpProtocol.Tcp, TargetResourceId = random.Next(2) == 0 ? instanceId : null,
            };
            await TryAsync(random.Next(6) switch
            {
                0 => () => process.PutEcsAsync(instanceId),
                1 => () => process.DeleteAsync(instanceId),
                2 => () => process.Dnat.CreateAsync(StateTable.Partition, StorageProcess.Owner, entry, default),
                3 => () => process.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", entry.DnatEntryId, default),
                4 => () => process.Dnat.ChangeAsync(
                    StateTable.Partition,
                    StorageProcess.Owner,
                    "ngw-1",
                    entry.DnatEntryId,
                    new() { InternalIp = entry.InternalIp, ExternalPort = entry.ExternalPort },
                    default),
                _ => async () =>
                {
                    _ = await process.ReserveAsync(operation, eipId, instanceId);
                    await process.RollBackAsync(operation, eipId, instanceId);
                },
            });
        }
    }

    // Whoever gets no answer does not know what became of it; here it goes on with something else.
    private static async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception)
        {
            // What must hold holds all the same.
        }
    }
}
