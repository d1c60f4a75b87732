using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.State;
using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class DnatEntryChangeTests(AzuriteFixture azurite)
{
    private static readonly string Elsewhere = StorageProcess.PrivateIpOf("i-2");
    private static readonly DnatEntryChange ToFirst = new() { InternalIp = StorageProcess.PrivateIpOf("i-1") };
    private static readonly DnatEntryChange ToSecond = new() { InternalIp = Elsewhere };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ChangeAsync_RacingAnAssociationOfTheInstanceItLeadsTo_ExactlyOneWins(bool twoProcesses)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var here = table.Start();
        var there = twoProcesses ? table.Start() : here;
        await PrepareAsync(here);
        for (var round = 0; round < 12; round++)
        {
            var reserving = round % 2 == 0 ? here.ReserveAsync($"op-{round}", "eip-2", "i-1") : null;
            var changing = ChangeAsync(there, ToFirst);
            reserving ??= here.ReserveAsync($"op-{round}", "eip-2", "i-1");

            var (entry, association) = (await changing, (await reserving).Violations);

            Assert.True(entry!.Count == 0 ^ association.Count == 0, $"round {round}: {entry.Count} and {association.Count} violations");
            await StateInvariants.CheckAsync(table);
            await here.RollBackAsync($"op-{round}", "eip-2", "i-1");
            Assert.Empty((await ChangeAsync(there, ToSecond))!);
        }
    }

    [Fact]
    public async Task ChangeAsync_RacingAnotherChange_TakesBothOneAfterTheOther()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        await PrepareAsync(here);
        for (var round = 0; round < 6; round++)
        {
            var port = $"{1000 + round}";
            var answers = await Task.WhenAll(
                ChangeAsync(here, round % 2 == 0 ? ToFirst : ToSecond), ChangeAsync(there, new() { ExternalPort = port }));

            Assert.All(answers, Assert.Empty!);
            var entry = await here.Dnat.GetAsync(StateTable.Partition, "ngw-1", "fwd-1", default);
            Assert.Equal((round % 2 == 0 ? ToFirst.InternalIp : Elsewhere, port), (entry!.InternalIp, entry.ExternalPort));
            await StateInvariants.CheckAsync(table);
        }
    }

    [Fact]
    public async Task ChangeAsync_AnotherAddress_FreesTheInstanceThatItLeft()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await PrepareAsync(process);
        Assert.NotEmpty((await process.ReserveAsync("op-1", "eip-2", "i-2")).Violations);

        Assert.Empty((await ChangeAsync(process, ToFirst))!);

        Assert.Empty((await process.ReserveAsync("op-2", "eip-2", "i-2")).Violations);
        var refused = Assert.Single((await ChangeAsync(process, ToSecond))!);
        Assert.Equal(("target-without-eip", "eip-2"), (refused.RuleId, refused.BlockingResource));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ChangeAsync_AddressThatNobodyHas_IsRememberedThereAndLeavesNothingBehind()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await PrepareAsync(process);
        var before = await table.RowsAsync();

        Assert.Empty((await ChangeAsync(process, new() { InternalIp = "10.0.0.99" }))!);
        await StateInvariants.CheckAsync(table);
        Assert.Empty((await ChangeAsync(process, ToSecond))!);

        Assert.Equal(before, await table.RowsAsync());
    }

    [Fact]
    public async Task ChangeAsync_ItsOwnPorts_AreFreeToIt()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await PrepareAsync(process);

        Assert.Empty((await ChangeAsync(process, new() { ExternalPort = "80/81", InternalPort = "8080/8081" }))!);
        Assert.Equal("external-port-free", Assert.Single((await ChangeAsync(process, new() { ExternalPort = "443/444" }))!).RuleId);

        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ChangeAsync_QuotaThatWasLowered_DoesNotCountTheEntryTwice()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await PrepareAsync(process);
        var settings = await process.Store.GetAsync(StateTable.Partition, Keys.Account, Freshness.Stored, default);
        var transaction = new StateTransaction(StateTable.Partition);
        transaction.InsertOrReplace(
            Keys.Account, settings, new() { Quotas = new Dictionary<string, int> { [Quota.DnatEntriesPerNatGateway.QuotaId] = 1 } });
        await process.Store.CommitAsync(transaction, default);

        Assert.Empty((await ChangeAsync(process, new() { ExternalPort = "81" }))!);
    }

    [Fact]
    public async Task ChangeAsync_Name_IsAskedNoRule()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await PrepareAsync(process);
        await process.Disassociations.ReserveAsync(StorageProcess.Scope("op-1"), new() { EipId = "eip-1", Force = true }, default);
        await process.CommitDisassociationAsync("op-1", "eip-1", "ngw-1");

        Assert.Empty((await ChangeAsync(process, new() { Name = "web" }))!);
        Assert.Equal("external-ip-on-gateway", Assert.Single((await ChangeAsync(process, new() { ExternalPort = "81" }))!).RuleId);

        Assert.Equal("web", (await process.Dnat.GetAsync(StateTable.Partition, "ngw-1", "fwd-1", default))!.Name);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ChangeAsync_ImportedEntryLedElsewhere_HasToKeepTheRules()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var externalIp = await PrepareAsync(process);
        Assert.Empty((await process.ReserveAsync("op-1", "eip-2", "i-1")).Violations);
        var imported = Entry("fwd-3", externalIp, "90") with { Imported = true, TargetResourceId = "i-2", InternalPort = "9090" };
        Assert.Empty(await process.Dnat.CreateAsync(StateTable.Partition, StorageProcess.Owner, imported, default));

        var refused = await process.Dnat.ChangeAsync(StateTable.Partition, StorageProcess.Owner, "ngw-1", "fwd-3", ToFirst, default);

        Assert.Equal("target-without-eip", Assert.Single(refused!).RuleId);
        Assert.Equal(imported, await process.Dnat.GetAsync(StateTable.Partition, "ngw-1", "fwd-3", default));
    }

    [Fact]
    public async Task ChangeAsync_TargetOfAnotherGroup_IsRefusedToARamUser()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await PrepareAsync(process);
        _ = await process.PutAsync(StorageProcess.Ecs("i-1") with { ResourceGroupId = "red" });
        var user = new Principal("1001", "bob", PrincipalKind.RamUser, Rights.Operate) { ResourceGroupIds = [""] };

        var refused = await process.Dnat.ChangeAsync(StateTable.Partition, user, "ngw-1", "fwd-1", ToFirst, default);

        Assert.Equal("Forbidden.RAM", Assert.Single(refused!).Code);
    }

    [Fact]
    public async Task ChangeAsync_EntryThatThereIsNot_IsNull()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        await PrepareAsync(here);
        Assert.Null(await here.Dnat.ChangeAsync(StateTable.Partition, StorageProcess.Owner, "ngw-1", "fwd-9", ToFirst, default));
        Assert.True(await there.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default));

        Assert.Null(await ChangeAsync(here, ToFirst));

        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ChangeAsync_AnswerIsLost_DoesItOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        await PrepareAsync(process);
        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);

        Assert.Empty((await ChangeAsync(process, ToFirst))!);

        await StateInvariants.CheckAsync(table);
        Assert.Equal(ToFirst.InternalIp, (await process.Dnat.GetAsync(StateTable.Partition, "ngw-1", "fwd-1", default))!.InternalIp);
    }

    /// <summary>A NAT gateway with eip-1, two ECS instances, a free eip-2, and entries from port 80 to the second instance and from port 443 to nobody.</summary>
    private static async Task<string> PrepareAsync(StorageProcess process)
    {
        await process.PutNatAsync("ngw-1");
        await process.PutEcsAsync("i-1");
        await process.PutEcsAsync("i-2");
        var externalIp = (await process.AllocateAsync("eip-1")).Eip!.Value.IpAddress;
        _ = await process.AllocateAsync("eip-2");
        await process.AssociateAsync("op-nat", "eip-1", "ngw-1");
        foreach (var entry in new[] { Entry("fwd-1", externalIp, "80"), Entry("fwd-2", externalIp, "443") with { InternalIp = "10.0.0.77" } })
        {
            Assert.Empty(await process.Dnat.CreateAsync(StateTable.Partition, StorageProcess.Owner, entry, default));
        }

        return externalIp;
    }

    private static Task<IReadOnlyList<Violation>?> ChangeAsync(StorageProcess process, DnatEntryChange change) =>
        process.Dnat.ChangeAsync(StateTable.Partition, StorageProcess.Owner, "ngw-1", "fwd-1", change, default);

    private static DnatEntry Entry(string id, string externalIp, string externalPort) => new()
    {
        DnatEntryId = id, NatGatewayId = "ngw-1", ExternalIp = externalIp, ExternalPort = externalPort,
        InternalIp = Elsewhere, InternalPort = "8080", Protocol = IpProtocol.Tcp,
    };
}
