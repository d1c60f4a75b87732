using EipFunctions.Domain.Eips;
using EipFunctions.Storage.State;
using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests.Faults;

public sealed class StorageFaultTests(AzuriteFixture azurite)
{
    private const int Eips = 10;
    private const int StepsPerEip = 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Steps_RandomFaults_KeepTheInvariants(int seed)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var processes = new[] { table.Start(proxy), table.Start(proxy) };
        await processes[0].AllocateManyAsync(Eips);
        await processes[0].PutNatAsync("r-0");
        await Task.WhenAll(Enumerable.Range(1, 4).Select(i => processes[0].PutEcsAsync($"r-{i}")));

        proxy.Plan = FaultPlans.Random(seed, share: 0.1);
        await Task.WhenAll(Enumerable.Range(0, Eips).Select(i => WalkAsync(table, processes, i, new Random((seed * 100) + i))));

        await StateInvariants.CheckAsync(table);
        proxy.Plan = FaultPlans.None;
        await AssertAllEventsAreToldAsync(table, processes);
    }

    // As a workflow does it: each step until it succeeds, on whichever process takes it up.
    private static async Task WalkAsync(StateTable table, StorageProcess[] processes, int number, Random random)
    {
        var eipId = $"eip-{number:D3}";
        for (var step = 0; step < StepsPerEip; step++)
        {
            var eip = (await table.ValueAsync(Keys.Eip(eipId)))!;
            var (operation, undo) = ($"op-{number}-{step}", random.Next(3) == 0);
            var resourceId = eip.Association?.ResourceId ?? $"r-{random.Next(5)}";
            switch (eip.State)
            {
                case EipState.Available:
                    await RetryAsync(processes, random, process => process.ReserveAsync(operation, eipId, resourceId));
                    break;
                case EipState.Associating when undo:
                    await RetryAsync(processes, random, process => process.Associations.RecordFailureAsync(
                        StorageProcess.Scope(eip.OperationId!), eipId, "slow", default));
                    await RetryAsync(processes, random, process => process.RollBackAsync(eip.OperationId!, eipId, resourceId));
                    break;
                case EipState.Associating:
                    await RetryAsync(processes, random, process => process.CommitAsync(eip.OperationId!, eipId));
                    break;
                case EipState.InUse:
                    await RetryAsync(processes, random, process => process.ReserveDisassociationAsync(operation, eipId));
                    break;
                case EipState.Unassociating when undo:
                    await RetryAsync(processes, random, process => process.Disassociations.RollBackAsync(
                        StorageProcess.Scope(eip.OperationId!), eipId, "undone", default));
                    break;
                default:
                    await RetryAsync(processes, random, process => process.CommitDisassociationAsync(eip.OperationId!, eipId, resourceId));
                    break;
            }
        }
    }

    private static async Task RetryAsync(StorageProcess[] processes, Random random, Func<StorageProcess, Task> step)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await step(processes[random.Next(processes.Length)]);
                return;
            }
            catch (Exception failure) when (attempt < 20 && failure is Azure.RequestFailedException or AggregateException or StateContentionException)
            {
                // The next attempt finds out what became of this one.
            }
        }
    }

    private static async Task AssertAllEventsAreToldAsync(StateTable table, StorageProcess[] processes)
    {
        var told = processes.SelectMany(process => process.Listener.Entries).Select(entry => entry.Event.EventId).ToHashSet();
        Assert.Equal((await table.KeysAsync("outbox|")).Count, told.Count);
    }
}
