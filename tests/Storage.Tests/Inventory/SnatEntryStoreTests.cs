using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Snat;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class SnatEntryStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task DeleteAsync_Entry_LeavesEveryRowAsItWas()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var ip = await PrepareAsync(process);
        var before = await table.RowsAsync();
        Assert.Empty(await CreateAsync(process, "snat-1", ip));
        Assert.Empty(await CreateAsync(process, "snat-1", ip));
        Assert.Equal("snat-1", Assert.Single((await table.ValueAsync(Keys.Resource("ngw-1")))!.SnatEntries).SnatEntryId);

        Assert.True(await process.Snat.DeleteAsync(StateTable.Partition, "ngw-1", "snat-1", default));
        Assert.False(await process.Snat.DeleteAsync(StateTable.Partition, "ngw-1", "snat-1", default));

        Assert.Equal(before, await table.RowsAsync());
    }

    [Fact]
    public async Task CreateAndDelete_AnswersAreLost_DoItOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        var ip = await PrepareAsync(process);
        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);
        Assert.Empty(await CreateAsync(process, "snat-1", ip));
        _ = Assert.Single((await table.ValueAsync(Keys.Resource("ngw-1")))!.SnatEntries);
        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);

        Assert.True(await process.Snat.DeleteAsync(StateTable.Partition, "ngw-1", "snat-1", default));
    }

    [Fact]
    public async Task CreateAsync_RacingTheSameSourceAndTheDisassociation_LeavesNothingThatExcludesEachOther()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        var ip = await PrepareAsync(here);
        for (var round = 0; round < 6; round++)
        {
            var creating = CreateAsync(there, "snat-1", ip);
            var same = CreateAsync(here, "snat-2", ip);
            var reserving = here.ReserveDisassociationAsync($"op-{round}", "eip-1");

            var (first, second, disassociation) = (await creating, await same, (await reserving).Violations);

            Assert.True(first.Count == 0 ^ second.Count == 0, $"round {round}: {first.Count} and {second.Count} violations");
            var loser = Assert.Single(first.Count > 0 ? first : second);
            Assert.Equal("source-free", loser.RuleId);
            if (disassociation.Count == 0)
            {
                await here.Disassociations.RollBackAsync(StorageProcess.Scope($"op-{round}"), "eip-1", "undone", default);
            }

            _ = await there.Snat.DeleteAsync(StateTable.Partition, "ngw-1", first.Count == 0 ? "snat-1" : "snat-2", default);
        }
    }

    [Fact]
    public async Task CreateAsync_RacingADnatEntryForAnyPort_ExactlyOneWins()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        var ip = await PrepareAsync(here);
        var dnat = new DnatEntry
        {
            DnatEntryId = "fwd-1", NatGatewayId = "ngw-1", ExternalIp = ip, ExternalPort = "Any",
            InternalIp = "10.0.0.5", InternalPort = "Any", Protocol = IpProtocol.Any,
        };
        for (var round = 0; round < 6; round++)
        {
            var forwarding = here.Dnat.CreateAsync(StateTable.Partition, StorageProcess.Owner, dnat, default);
            var (snat, forward) = (await CreateAsync(there, "snat-1", ip), await forwarding);

            Assert.True(snat.Count == 0 ^ forward.Count == 0, $"round {round}: {snat.Count} and {forward.Count} violations");
            _ = await there.Snat.DeleteAsync(StateTable.Partition, "ngw-1", "snat-1", default);
            _ = await there.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default);
        }
    }

    [Fact]
    public async Task ChangeAsync_RacingADnatEntryForAnyPort_ExactlyOneWins()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        var ip = await PrepareAsync(here);
        var other = (await here.AllocateAsync("eip-2")).Eip!.Value.IpAddress;
        await here.AssociateAsync("op-nat-2", "eip-2", "ngw-1");
        Assert.Empty(await CreateAsync(here, "snat-1", ip));
        var dnat = new DnatEntry
        {
            DnatEntryId = "fwd-1", NatGatewayId = "ngw-1", ExternalIp = other, ExternalPort = "Any",
            InternalIp = "10.0.0.5", InternalPort = "Any", Protocol = IpProtocol.Any,
        };
        for (var round = 0; round < 6; round++)
        {
            var forwarding = here.Dnat.CreateAsync(StateTable.Partition, StorageProcess.Owner, dnat, default);
            var (snat, forward) = (await ChangeAsync(there, other), await forwarding);

            Assert.True(snat!.Count == 0 ^ forward.Count == 0, $"round {round}: {snat.Count} and {forward.Count} violations");
            var stored = await there.Snat.GetAsync(StateTable.Partition, "ngw-1", "snat-1", default);
            Assert.Equal(stored, Assert.Single((await table.ValueAsync(Keys.Resource("ngw-1")))!.SnatEntries));
            Assert.Equal(snat.Count == 0 ? other : ip, Assert.Single(stored!.SnatIps));
            Assert.Empty((await ChangeAsync(there, ip))!);
            _ = await there.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default);
        }

        Assert.True(await here.Snat.DeleteAsync(StateTable.Partition, "ngw-1", "snat-1", default));
        Assert.Null(await ChangeAsync(there, other));
    }

    [Fact]
    public async Task Disassociation_UsedByAnEntry_NeedsForceAndLeavesTheEntryWithoutEffect()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        Assert.Empty(await CreateAsync(process, "snat-1", await PrepareAsync(process)));

        var refused = await process.ReserveDisassociationAsync("op-1", "eip-1");
        var forced = await process.Disassociations.ReserveAsync(
            StorageProcess.Scope("op-2"), new() { EipId = "eip-1", Force = true }, default);
        await process.CommitDisassociationAsync("op-2", "eip-1", "ngw-1");

        Assert.Equal("nat-snat-entries", Assert.Single(refused.Violations).RuleId);
        Assert.Empty(forced.Violations);
        var gateway = (await table.ValueAsync(Keys.Resource("ngw-1")))!;
        Assert.False(SnatEffect.Of(gateway, Assert.Single(gateway.SnatEntries)).IsEffective);
        Assert.Equal(RegistrationStatus.Occupied, (await process.DeleteAsync("ngw-1"))!.Status);
    }

    /// <summary>A NAT gateway with eip-1.</summary>
    private static async Task<string> PrepareAsync(StorageProcess process)
    {
        await process.PutNatAsync("ngw-1");
        var allocation = await process.AllocateAsync("eip-1");
        await process.AssociateAsync("op-nat", "eip-1", "ngw-1");
        return allocation.Eip!.Value.IpAddress;
    }

    private static Task<IReadOnlyList<Violation>?> ChangeAsync(StorageProcess process, string ip) =>
        process.Snat.ChangeAsync(StateTable.Partition, StorageProcess.Owner, "ngw-1", "snat-1", new() { SnatIps = [ip] }, default);

    private static Task<IReadOnlyList<Violation>> CreateAsync(StorageProcess process, string id, string ip) =>
        process.Snat.CreateAsync(
            StateTable.Partition,
            StorageProcess.Owner,
            new SnatEntry { SnatEntryId = id, NatGatewayId = "ngw-1", SnatIps = [ip], SourceVSwitchId = "vsw-1" },
            default);
}
