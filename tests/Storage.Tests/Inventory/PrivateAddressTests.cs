using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Inventory;

/// <summary>Who has which private address.</summary>
public sealed class PrivateAddressTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task PutAsync_AddressOfAnother_IsRefusedAndNamesTheOwner()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        await here.PutEcsAsync("i-1");
        var before = await table.RowsAsync();

        var taken = await there.PutAsync(StorageProcess.Ecs("i-2") with { PrivateIpAddress = "10.0.0.5" });
        var byEni = await there.PutAsync(StorageProcess.Eni("eni-1", primaryOf: null, "10.0.0.5"));
        var ofAnotherInstance = await there.PutAsync(StorageProcess.Eni("eni-1", primaryOf: "i-2", "10.0.0.5"));

        Assert.All([taken, byEni, ofAnotherInstance], registration => Assert.Equal(
            (RegistrationStatus.AddressTaken, new TakenAddress("vpc-1", "10.0.0.5", "i-1")), (registration.Status, registration.Taken)));
        Assert.Equal(before, await table.RowsAsync());
        Assert.Equal(
            RegistrationStatus.Created,
            (await there.PutAsync(StorageProcess.Ecs("i-2") with { PrivateIpAddress = "10.0.0.5", VpcId = "vpc-2" })).Status);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task PutAsync_TwoRaceForOneAddress_OneHasIt()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var processes = new[] { table.Start(), table.Start() };
        for (var round = 0; round < 6; round++)
        {
            var address = $"10.0.1.{round}";
            var registrations = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => processes[i % 2]
                .PutAsync(StorageProcess.Ecs($"i-{round}-{i}") with { PrivateIpAddress = address })));

            var winner = Assert.Single(registrations, registration => registration.Status == RegistrationStatus.Created);
            Assert.All(registrations.Where(other => other != winner), loser =>
                Assert.Equal(winner.Resource.Resource.ResourceId, loser.Taken?.OwnerId));
        }

        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task PutAsync_OtherAddresses_GivesUpTheOldOnes()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.PutAsync(StorageProcess.Eni("eni-1", primaryOf: null, "10.0.0.7", "10.0.0.8"));

        _ = await process.PutAsync(StorageProcess.Eni("eni-1", primaryOf: null, "10.0.0.8", "10.0.0.9"));

        Assert.Equal(RegistrationStatus.Created, (await process.PutAsync(StorageProcess.Eni("eni-2", primaryOf: null, "10.0.0.7"))).Status);
        await StateInvariants.CheckAsync(table);
        _ = await process.DeleteAsync("eni-1");
        _ = await process.DeleteAsync("eni-2");
        Assert.DoesNotContain(await table.RowsAsync(), row => !row.Key.StartsWith("resource-audit|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PutAsync_MoreAddressesThanATransactionChanges_IsRefused()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.PutAsync(StorageProcess.Eni("eni-1", primaryOf: null, Many(1)));

        var refused = await process.PutAsync(StorageProcess.Eni("eni-1", primaryOf: null, Many(2)));
        var half = await process.PutAsync(StorageProcess.Eni("eni-1", primaryOf: null, [.. Many(1).Take(25), .. Many(2).Take(25)]));
        var rest = await process.PutAsync(StorageProcess.Eni("eni-1", primaryOf: null, Many(2)));

        Assert.Equal(
            (RegistrationStatus.TooManyAddresses, RegistrationStatus.Updated, RegistrationStatus.Updated),
            (refused.Status, half.Status, rest.Status));
        await StateInvariants.CheckAsync(table);

        static string[] Many(int net) => [.. Enumerable.Range(1, 50).Select(i => $"10.0.{net}.{i}")];
    }

    [Fact]
    public async Task DeleteAsync_PrimaryEni_LeavesTheAddressToItsInstance()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEcsAsync("i-1");
        _ = await process.PutAsync(StorageProcess.Eni("eni-1", primaryOf: "i-1", "10.0.0.5"));

        _ = await process.DeleteAsync("eni-1");

        var address = await table.ValueAsync(Keys.PrivateAddress("vpc-1", "10.0.0.5"));
        Assert.Equal("i-1", Assert.Single(address!.Holders).ResourceId);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task PutAsync_RemembersAnAddressThatIsGone_EntersItAgain()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        await here.PutEcsAsync("i-1");
        _ = await there.DeleteAsync("i-1");
        Assert.Null(await here.Store.GetAsync(StateTable.Partition, Keys.Resource("i-1"), Freshness.Stored, default));

        await here.PutEcsAsync("i-1");

        _ = Assert.Single(await table.KeysAsync("ip|"));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task PutAsync_RemembersAnEntryThatIsGone_DoesNotBringItBack()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        var externalIp = await PrepareAsync(here);
        Assert.Empty(await CreateAsync(here, "fwd-1", externalIp, named: "i-1"));
        Assert.True(await there.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default));
        _ = await here.Store.GetAsync(StateTable.Partition, Keys.Resource("i-1"), Freshness.Stored, default);

        var updated = await here.PutAsync(StorageProcess.Ecs("i-1") with { Status = EcsStatus.Stopped });

        Assert.Empty(updated.Resource.DnatEntries);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task PutAsync_RegisteredByAnOlderVersion_EntersItsAddresses()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutUnclaimedAsync(StorageProcess.Ecs("i-1"));
        _ = await process.PutAsync(StorageProcess.Eni("eni-9", primaryOf: null, "10.0.0.9"));

        var updated = await process.PutAsync(StorageProcess.Ecs("i-1"));

        Assert.Equal((RegistrationStatus.Updated, true), (updated.Status, updated.Resource.AddressesClaimed));
        Assert.Equal(2, (await table.KeysAsync("ip|")).Count);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ReserveAsync_RegisteredByAnOlderVersion_SeesTheEntriesToItsAddress()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var externalIp = await PrepareAsync(process);
        _ = await process.DeleteAsync("i-1");
        Assert.Empty(await CreateAsync(process, "fwd-1", externalIp, named: null));
        await process.PutUnclaimedAsync(StorageProcess.Ecs("i-1"));
        var before = await table.RowsAsync();

        var dryRun = await process.Associations.ExplainAsync(
            StateTable.Partition, StorageProcess.Owner, new() { EipId = "eip-2", ResourceId = "i-1" }, default);
        Assert.Equal(before, await table.RowsAsync());
        var reservation = await process.ReserveAsync("op-1", "eip-2", "i-1");

        Assert.Equal("ecs-no-dnat-entries", Assert.Single(dryRun, result => result.Violation is not null).RuleId);
        Assert.Equal("ecs-no-dnat-entries", Assert.Single(reservation.Violations).RuleId);
        await StateInvariants.CheckAsync(table);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("i-1")]
    public async Task ReserveAsync_RegisteredByAnOlderVersion_RacingAnEntry_ExactlyOneWins(string? named)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        var externalIp = await PrepareAsync(here);
        for (var round = 0; round < 8; round++)
        {
            var reserving = here.ReserveAsync($"op-{round}", "eip-2", "i-1");
            var creating = CreateAsync(there, "fwd-1", externalIp, named);

            var (entry, association) = (await creating, (await reserving).Violations);

            Assert.True(entry.Count == 0 ^ association.Count == 0, $"round {round}: {entry.Count} and {association.Count} violations");
            await StateInvariants.CheckAsync(table);
            await here.RollBackAsync($"op-{round}", "eip-2", "i-1");
            _ = await there.Dnat.DeleteAsync(StateTable.Partition, "ngw-1", "fwd-1", default);
            _ = await here.DeleteAsync("i-1");
            await here.PutUnclaimedAsync(StorageProcess.Ecs("i-1"));
        }
    }

    [Fact]
    public async Task CreateAsync_InstanceOfAnOlderVersionHasAnEip_FindsItAndIsRefused()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var externalIp = await PrepareAsync(process);
        await process.AssociateAsync("op-1", "eip-2", "i-1");
        await AsOfAnOlderVersionAsync(process, "i-1");

        var dryRun = await process.Dnat.ExplainAsync(StateTable.Partition, StorageProcess.Owner, Entry("fwd-1", externalIp, named: null), default);
        Assert.Empty(await table.KeysAsync("ip|"));
        var violations = await CreateAsync(process, "fwd-1", externalIp, named: null);

        Assert.Equal("target-without-eip", Assert.Single(dryRun, result => result.Violation is not null).RuleId);
        Assert.Equal("target-without-eip", Assert.Single(violations).RuleId);
        _ = Assert.Single(await table.KeysAsync("address-index"));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ReserveAsync_OlderVersionGaveOneAddressToTwo_GoesOn()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-2");
        await process.PutEcsAsync("i-1");
        await process.PutUnclaimedAsync(StorageProcess.Ecs("i-2") with { PrivateIpAddress = "10.0.0.5" });

        Assert.Empty((await process.ReserveAsync("op-1", "eip-2", "i-2")).Violations);

        Assert.Null((await table.ValueAsync(Keys.Resource("i-2")))!.AddressesClaimed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ReserveAsync_EntryNamesThePrimaryEniOfAnOlderVersion_SeesIt(bool isInstanceClaimed)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await PrepareEntryOfPrimaryEniAsync(process);
        if (isInstanceClaimed)
        {
            await process.PutEcsAsync("i-1");
        }

        var reservation = await process.ReserveAsync("op-1", "eip-2", "i-1");

        Assert.Equal("ecs-no-dnat-entries", Assert.Single(reservation.Violations).RuleId);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task PutAsync_PrimaryEniBringsAnEntry_LinksItToTheInstanceToo()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await PrepareEntryOfPrimaryEniAsync(process);
        await process.PutEcsAsync("i-1");

        _ = await process.PutAsync(PrimaryEni);

        Assert.Equal("fwd-1", Assert.Single((await table.ValueAsync(Keys.Resource("i-1")))!.DnatEntries).DnatEntryId);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ReserveAsync_EveryResourceEntered_DoesNotAskAgain()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        _ = await PrepareAsync(process);
        await process.PutEcsAsync("i-1");
        var before = proxy.Requests.Count;

        Assert.Empty((await process.ReserveAsync("op-1", "eip-2", "i-1")).Violations);

        Assert.True(Assert.Single(proxy.Requests.Skip(before)).IsTransaction);
    }

    [Fact]
    public async Task CreateAsync_PrimaryEniHoldsTheAddressOfAnOlderInstanceWithAnEip_IsRefused()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var externalIp = await PrepareAsync(process);
        await process.AssociateAsync("op-1", "eip-2", "i-1");
        await AsOfAnOlderVersionAsync(process, "i-1");
        _ = await process.PutAsync(PrimaryEni);
        var before = await table.RowsAsync();

        foreach (var named in new[] { null, "eni-0" })
        {
            var dryRun = await process.Dnat.ExplainAsync(StateTable.Partition, StorageProcess.Owner, Entry("fwd-1", externalIp, named), default);
            Assert.Equal("target-without-eip", Assert.Single(dryRun, result => result.Violation is not null).RuleId);
        }

        Assert.Equal(before, await table.RowsAsync());
        Assert.Equal("target-without-eip", Assert.Single(await CreateAsync(process, "fwd-1", externalIp, named: null)).RuleId);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task CreateAsync_OlderVersionGaveOneAddressToTwo_IsCompleteWhenThatIsCorrected()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutUnclaimedAsync(StorageProcess.Ecs("i-2") with { PrivateIpAddress = "10.0.0.5" });
        var externalIp = await PrepareAsync(process);
        Assert.Empty(await CreateAsync(process, "fwd-1", externalIp, named: null));
        Assert.NotEqual(true, (await table.ValueAsync(Keys.AddressIndex))?.IsComplete);

        foreach (var id in new[] { "i-1", "i-2" })
        {
            if ((await table.ValueAsync(Keys.Resource(id)))!.AddressesClaimed is null)
            {
                _ = await process.PutAsync(StorageProcess.Ecs(id) with { PrivateIpAddress = "10.0.0.6" });
            }
        }

        Assert.Empty(await CreateAsync(process, "fwd-2", externalIp, named: null, "81"));

        Assert.True((await table.ValueAsync(Keys.AddressIndex))!.IsComplete);
        await StateInvariants.CheckAsync(table);
    }

    private static NetworkInterface PrimaryEni => StorageProcess.Eni("eni-0", primaryOf: "i-1", "10.0.0.5");

    /// <summary>As an older version left it: an entry that names the primary ENI, and neither it nor its instance entered.</summary>
    private static async Task PrepareEntryOfPrimaryEniAsync(StorageProcess process)
    {
        var externalIp = await PrepareAsync(process);
        _ = await process.DeleteAsync("i-1");
        _ = await process.PutAsync(PrimaryEni);
        Assert.Empty(await CreateAsync(process, "fwd-1", externalIp, named: "eni-0"));
        await AsOfAnOlderVersionAsync(process, "eni-0");
        await process.PutUnclaimedAsync(StorageProcess.Ecs("i-1"));
    }

    /// <summary>Takes what older versions did not know: the resource's entry at its address, and the mark of the region.</summary>
    private static async Task AsOfAnOlderVersionAsync(StorageProcess process, string resourceId)
    {
        var row = await process.Store.GetAsync(StateTable.Partition, Keys.Resource(resourceId), Freshness.Stored, default);
        var address = await process.Store.GetAsync(
            StateTable.Partition, Keys.PrivateAddress("vpc-1", "10.0.0.5"), Freshness.Stored, default);
        var older = new StateTransaction(StateTable.Partition);
        older.Replace(row!, row!.Value with { AddressesClaimed = null });
        older.Delete(address!);
        if (await process.Store.GetAsync(StateTable.Partition, Keys.AddressIndex, Freshness.Stored, default) is { } mark)
        {
            older.Delete(mark);
        }

        await process.Store.CommitAsync(older, default);
    }

    /// <summary>A NAT gateway with eip-1, a free eip-2, and an ECS instance that is entered nowhere.</summary>
    private static async Task<string> PrepareAsync(StorageProcess process)
    {
        await process.PutNatAsync("ngw-1");
        await process.PutUnclaimedAsync(StorageProcess.Ecs("i-1"));
        var allocation = await process.AllocateAsync("eip-1");
        _ = await process.AllocateAsync("eip-2");
        await process.AssociateAsync("op-nat", "eip-1", "ngw-1");
        return allocation.Eip!.Value.IpAddress;
    }

    private static Task<IReadOnlyList<Domain.Rules.Violation>> CreateAsync(
        StorageProcess process, string id, string externalIp, string? named, string port = "80") =>
        process.Dnat.CreateAsync(StateTable.Partition, StorageProcess.Owner, Entry(id, externalIp, named, port), default);

    private static DnatEntry Entry(string id, string externalIp, string? named, string port = "80") => new()
    {
        DnatEntryId = id, NatGatewayId = "ngw-1", ExternalIp = externalIp, ExternalPort = port,
        InternalIp = "10.0.0.5", InternalPort = port, Protocol = IpProtocol.Tcp, TargetResourceId = named,
    };
}
