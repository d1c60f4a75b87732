using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.Associations;
using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class DnatEntryStoreTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CreateAsync_RacingAnAssociation_ExactlyOneWins(bool twoProcesses)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var here = table.Start();
        var there = twoProcesses ? table.Start() : here;
        var externalIp = await PrepareAsync(here);
        for (var round = 0; round < 12; round++)
        {
            Task<IReadOnlyList<Violation>> creating;
            Task<Reservation> reserving;
            if (round % 2 == 0)
            {
                creating = CreateAsync(there, "fwd-1", externalIp);
                reserving = here.ReserveAsync($"op-{round}", "eip-2", "i-1");
            }
            else
            {
                reserving = here.ReserveAsync($"op-{round}", "eip-2", "i-1");
                creating = CreateAsync(there, "fwd-1", externalIp);
            }

            var (entry, association) = (await creating, (await reserving).Violations);

            Assert.True(entry.Count == 0 ^ association.Count == 0, $"round {round}: {entry.Count} and {association.Count} violations");
            await here.RollBackAsync($"op-{round}", "eip-2", "i-1");
            _ = await there.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default);
        }
    }

    [Fact]
    public async Task CreateAsync_RacingTheDisassociationOfItsAddress_ExactlyOneWins()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        var externalIp = await PrepareAsync(here);
        for (var round = 0; round < 6; round++)
        {
            var creating = CreateAsync(there, "fwd-1", externalIp);
            var reserving = here.ReserveDisassociationAsync($"op-{round}", "eip-1");

            var (entry, disassociation) = (await creating, (await reserving).Violations);

            // The entry may also come first into a gateway whose EIP is still InUse, and the disassociation then loses.
            Assert.False(entry.Count > 0 && disassociation.Count > 0, $"round {round}");
            if (disassociation.Count == 0)
            {
                await here.Disassociations.RollBackAsync(StorageProcess.Scope($"op-{round}"), "eip-1", "undone", default);
            }

            _ = await there.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default);
        }
    }

    [Fact]
    public async Task CreateAsync_DeletedElsewhere_CreatesItAgain()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        var externalIp = await PrepareAsync(here);
        Assert.Empty(await CreateAsync(here, "fwd-1", externalIp));
        Assert.True(await there.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default));

        Assert.Empty(await CreateAsync(here, "fwd-1", externalIp));

        _ = Assert.Single(await table.KeysAsync("dnat|"));
    }

    [Fact]
    public async Task DeleteAsync_Entry_LeavesEveryRowAsItWas()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var externalIp = await PrepareAsync(process);
        var before = await table.RowsAsync();
        Assert.Empty(await CreateAsync(process, "fwd-1", externalIp));
        Assert.Empty(await CreateAsync(process, "fwd-1", externalIp));

        Assert.True(await process.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default));
        Assert.False(await process.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default));

        Assert.Equal(before, await table.RowsAsync());
    }

    [Fact]
    public async Task DeleteAsync_AnswerIsLost_SaysThatItWasDeleted()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        Assert.Empty(await CreateAsync(process, "fwd-1", await PrepareAsync(process)));
        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);

        Assert.True(await process.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default));
    }

    [Fact]
    public async Task CreateAsync_EcsInstanceWithEip_NamesWhoHoldsIt()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var externalIp = await PrepareAsync(process);
        _ = await process.ReserveAsync("op-1", "eip-2", "i-1");

        var violation = Assert.Single(await CreateAsync(process, "fwd-1", externalIp));

        Assert.Equal("eip-2", violation.BlockingResource);
    }

    /// <summary>A NAT gateway with eip-1, an ECS instance and a free eip-2.</summary>
    private static async Task<string> PrepareAsync(StorageProcess process)
    {
        await process.PutNatAsync("ngw-1");
        await process.PutEcsAsync("i-1");
        var allocation = await process.AllocateAsync("eip-1");
        _ = await process.AllocateAsync("eip-2");
        await process.AssociateAsync("op-nat", "eip-1", "ngw-1");
        return allocation.Eip!.Value.IpAddress;
    }

    private static Task<IReadOnlyList<Violation>> CreateAsync(StorageProcess process, string id, string externalIp) =>
        process.Dnat.CreateAsync(
            StateTable.Partition,
            StorageProcess.Owner,
            new DnatEntry
            {
                DnatEntryId = id, NatGatewayId = "ngw-1", ExternalIp = externalIp, ExternalPort = "80",
                InternalIp = "10.0.0.5", InternalPort = "8080", Protocol = IpProtocol.Tcp, TargetResourceId = "i-1",
            },
            default);
}
