using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class DnatEntryStoreTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(false, "i-1")]
    [InlineData(true, "i-1")]
    [InlineData(false, null)]
    [InlineData(true, null)]
    public async Task CreateAsync_RacingAnAssociation_ExactlyOneWins(bool twoProcesses, string? named)
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
                creating = CreateAsync(there, "fwd-1", externalIp, named);
                reserving = here.ReserveAsync($"op-{round}", "eip-2", "i-1");
            }
            else
            {
                reserving = here.ReserveAsync($"op-{round}", "eip-2", "i-1");
                creating = CreateAsync(there, "fwd-1", externalIp, named);
            }

            var (entry, association) = (await creating, (await reserving).Violations);

            Assert.True(entry.Count == 0 ^ association.Count == 0, $"round {round}: {entry.Count} and {association.Count} violations");
            await StateInvariants.CheckAsync(table);
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

    [Fact]
    public async Task CreateAsync_NobodyHasTheAddress_IsRememberedForWhoeverComesToHaveIt()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        var externalIp = await PrepareAsync(here);
        Assert.Equal(RegistrationStatus.Deleted, (await here.DeleteAsync("i-1"))!.Status);

        Assert.Empty(await CreateAsync(here, "fwd-1", externalIp, named: null));
        var late = await there.PutAsync(StorageProcess.Ecs("i-1"));

        Assert.Equal((RegistrationStatus.Created, "fwd-1"), (late.Status, Assert.Single(late.Resource.DnatEntries).DnatEntryId));
        var refused = await here.ReserveAsync("op-1", "eip-2", "i-1");
        Assert.Equal("ecs-no-dnat-entries", Assert.Single(refused.Violations).RuleId);
        Assert.Equal(RegistrationStatus.Occupied, (await here.DeleteAsync("i-1"))!.Status);
        await StateInvariants.CheckAsync(table);
        Assert.True(await there.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default));
        Assert.Empty((await here.ReserveAsync("op-2", "eip-2", "i-1")).Violations);
        await StateInvariants.CheckAsync(table);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CreateAsync_RacingTheRegistrationOfTheInstance_IsOnItsRowInTheEnd(bool twoProcesses)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var here = table.Start();
        var there = twoProcesses ? table.Start() : here;
        var externalIp = await PrepareAsync(here);
        for (var round = 0; round < 10; round++)
        {
            _ = await here.DeleteAsync("i-1");
            var putting = round % 2 == 0 ? here.PutAsync(StorageProcess.Ecs("i-1")) : null;
            var creating = CreateAsync(there, "fwd-1", externalIp, named: null);
            putting ??= here.PutAsync(StorageProcess.Ecs("i-1"));

            Assert.Empty(await creating);
            _ = await putting;

            var instance = await table.ValueAsync(Keys.Resource("i-1"));
            Assert.Equal("fwd-1", Assert.Single(instance!.DnatEntries).DnatEntryId);
            await StateInvariants.CheckAsync(table);
            Assert.True(await there.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default));
        }
    }

    [Fact]
    public async Task CreateAsync_RacingRegistrationAndAssociation_NeverBothOnOneInstance()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        var externalIp = await PrepareAsync(here);
        for (var round = 0; round < 10; round++)
        {
            _ = await here.DeleteAsync("i-1");
            var associating = RegisterAndReserveAsync(here, $"op-{round}");
            var creating = CreateAsync(there, "fwd-1", externalIp, named: null);

            var (entry, association) = (await creating, (await associating).Violations);

            Assert.True(entry.Count == 0 ^ association.Count == 0, $"round {round}: {entry.Count} and {association.Count} violations");
            await StateInvariants.CheckAsync(table);
            await here.RollBackAsync($"op-{round}", "eip-2", "i-1");
            _ = await there.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CreateAsync_InstanceAndItsPrimaryEni_LeadsToTheInstance(bool eniFirst)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var externalIp = await PrepareAsync(process);
        var eni = StorageProcess.Eni("eni-1", primaryOf: "i-1", "10.0.0.5", "10.0.0.6");
        if (eniFirst)
        {
            _ = await process.DeleteAsync("i-1");
            _ = await process.PutAsync(eni);
            Assert.Empty(await CreateAsync(process, "fwd-1", externalIp, named: null));
            await process.PutEcsAsync("i-1");
        }
        else
        {
            Assert.Equal(RegistrationStatus.Created, (await process.PutAsync(eni)).Status);
            Assert.Empty(await CreateAsync(process, "fwd-1", externalIp, named: null));
        }

        var refused = await process.ReserveAsync("op-1", "eip-2", "i-1");

        Assert.Equal("ecs-no-dnat-entries", Assert.Single(refused.Violations).RuleId);
        await StateInvariants.CheckAsync(table);
        Assert.True(await process.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default));
        _ = await process.ReserveAsync("op-2", "eip-2", "i-1");
        var violation = Assert.Single(await CreateAsync(process, "fwd-2", externalIp, named: "eni-1"));
        Assert.Equal("target-without-eip", violation.RuleId);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task CreateAsync_AddressOfASecondaryEni_LeavesTheInstanceFree()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var externalIp = await PrepareAsync(process);
        _ = await process.PutAsync(StorageProcess.Eni("eni-2", primaryOf: null, "10.0.0.7"));

        Assert.Empty(await CreateAsync(process, "fwd-1", externalIp, named: null, internalIp: "10.0.0.7"));

        Assert.Empty((await process.ReserveAsync("op-1", "eip-2", "i-1")).Violations);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task CreateAsync_ImportedToAnInstanceWithAnEip_IsRecorded()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var externalIp = await PrepareAsync(process);
        _ = await process.ReserveAsync("op-1", "eip-2", "i-1");
        var entry = Entry("fwd-1", externalIp, named: null) with { Imported = true };

        Assert.Empty(await process.Dnat.CreateAsync(StateTable.Partition, StorageProcess.Owner, entry, default));

        var gateway = (await table.ValueAsync(Keys.Resource("ngw-1")))!;
        var target = await process.Dnat.TargetAsync(StateTable.Partition, gateway, entry, default);
        Assert.Equal(DnatObstacle.EipPreferred, DnatEffect.Of(target, gateway, entry).Obstacle);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task CreateAndPut_AnswersAreLost_DoItOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        var externalIp = await PrepareAsync(process);
        _ = await process.DeleteAsync("i-1");
        Assert.Empty(await CreateAsync(process, "fwd-0", externalIp, named: null, internalIp: "10.0.0.9"));
        Assert.True(await process.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-0", default));
        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);
        Assert.Empty(await CreateAsync(process, "fwd-1", externalIp, named: null));
        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);

        await process.PutEcsAsync("i-1");

        await StateInvariants.CheckAsync(table);
        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);
        Assert.True(await process.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default));
        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);
        Assert.Equal(RegistrationStatus.Deleted, (await process.DeleteAsync("i-1"))!.Status);
        Assert.Empty(await table.KeysAsync("ip|"));
    }

    [Fact]
    public async Task ExplainAsync_NewEntry_ChangesNothing()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var externalIp = await PrepareAsync(process);
        var before = await table.RowsAsync();

        var results = await process.Dnat.ExplainAsync(StateTable.Partition, StorageProcess.Owner, Entry("fwd-1", externalIp, "i-1"), default);

        Assert.DoesNotContain(results, result => result.Violation is not null);
        Assert.Equal(before, await table.RowsAsync());
    }

    private static async Task<Reservation> RegisterAndReserveAsync(StorageProcess process, string operation)
    {
        await process.PutEcsAsync("i-1");
        return await process.ReserveAsync(operation, "eip-2", "i-1");
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

    private static Task<IReadOnlyList<Violation>> CreateAsync(
        StorageProcess process, string id, string externalIp, string? named = "i-1", string internalIp = "10.0.0.5") =>
        process.Dnat.CreateAsync(
            StateTable.Partition, StorageProcess.Owner, Entry(id, externalIp, named) with { InternalIp = internalIp }, default);

    private static DnatEntry Entry(string id, string externalIp, string? named) => new()
    {
        DnatEntryId = id, NatGatewayId = "ngw-1", ExternalIp = externalIp, ExternalPort = "80",
        InternalIp = "10.0.0.5", InternalPort = "8080", Protocol = IpProtocol.Tcp, TargetResourceId = named,
    };
}
