using Azure.Data.Tables;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Storage.Tests.Inventory;

public sealed class ImportStoreTests(AzuriteFixture azurite)
{
    private const string Address = "8.8.4.4";

    private static readonly AccountRegion Other = new("2002", "cn-beijing");

    [Fact]
    public async Task ImportAsync_NewAddress_IsAnEipThatCountsInNoQuotaAndTakesNoPlace()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();

        var import = await ImportAsync(process, "eip-1");

        Assert.Equal((ImportStatus.Imported, EipOrigin.Imported, Address), (import.Status, import.Eip!.Value.Origin, import.Eip.Value.IpAddress));
        Assert.Null(await table.ValueAsync(Keys.Account));
        Assert.Equal(EipEventType.EipImported, (await table.ValueAsync(Keys.Audit("eip-1", 1)))!.Action);
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ImportAsync_SameKey_ImportsOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();

        ImportStatus[] statuses =
        [
            (await ImportAsync(process, "eip-1", "a")).Status,
            (await ImportAsync(process, "eip-1", "a")).Status,
            (await ImportAsync(process, "eip-1", "b", "8.8.8.8")).Status,
            (await ImportAsync(process, "eip-2", "c", "8.8.8.8")).Status,
        ];

        Assert.Equal([ImportStatus.Imported, ImportStatus.AlreadyImported, ImportStatus.KeyReused, ImportStatus.Imported], statuses);
    }

    [Fact]
    public async Task ImportAsync_AddressOfThePool_IsRefused()
    {
        await using var table = await StateTable.CreateAsync(azurite);

        Assert.Equal(ImportStatus.OwnAddress, (await ImportAsync(table.Start(), "eip-1", ipAddress: "198.19.255.255")).Status);
    }

    [Fact]
    public async Task ImportAsync_ManyAtOnceInTwoAccounts_OneGetsTheAddress()
    {
        await using var table = await StateTable.CreateAsync(azurite);

        var imports = await Task.WhenAll(Enumerable.Range(0, 6).Select(n =>
            ImportAsync(table.Start(), $"eip-{n}", partition: n % 2 == 0 ? StateTable.Partition : Other)));

        Assert.Equal(
            [ImportStatus.Imported, .. Enumerable.Repeat(ImportStatus.AddressTaken, 5)],
            imports.Select(import => import.Status).Order());
    }

    [Fact]
    public async Task ImportAsync_ClaimWithoutEip_IsTakenOverWhenItIsAbandoned()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        _ = await table.Client.AddEntityAsync(new TableEntity(Keys.ImportedAddressesPartition, Address)
        {
            ["Owner"] = Keys.Partition(Other),
            ["EipId"] = "eip-9",
            ["ClaimedAt"] = time.GetUtcNow().ToString("O"),
        });
        var process = table.Start(time: time);

        Assert.Equal(ImportStatus.AddressTaken, (await ImportAsync(process, "eip-1")).Status);
        time.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(ImportStatus.Imported, (await ImportAsync(process, "eip-1")).Status);
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(ImportStatus.AddressTaken, (await ImportAsync(process, "eip-2")).Status);
    }

    [Fact]
    public async Task EndAsync_Free_IsGoneAndTheAddressCanBeImportedAgain()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await ImportAsync(process, "eip-1", "a");

        Assert.Equal(ImportStatus.Ended, await EndAsync(process, "eip-1"));

        Assert.Null(await table.ValueAsync(Keys.Eip("eip-1")));
        Assert.Equal(EipEventType.EipImportEnded, (await table.ValueAsync(Keys.Audit("eip-1", 2)))!.Action);
        Assert.Equal(ImportStatus.NoSuchEip, await EndAsync(process, "eip-1"));
        Assert.Equal(ImportStatus.KeyReused, (await ImportAsync(process, "eip-1", "a")).Status);
        Assert.Equal(ImportStatus.Imported, (await ImportAsync(process, "eip-2", partition: Other)).Status);
    }

    [Fact]
    public async Task EndAsync_AllocatedOrAssociatedOrHeld_IsRefused()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEcsAsync("i-1");
        _ = await process.AllocateAsync("eip-0");
        _ = await ImportAsync(process, "eip-1");
        await process.AssociateAsync("op-1", "eip-1", "i-1");

        Assert.Equal(ImportStatus.NotImported, await EndAsync(process, "eip-0"));
        Assert.Equal(ImportStatus.InUse, await EndAsync(process, "eip-1"));
        _ = await process.ReserveDisassociationAsync("op-2", "eip-1");
        await process.Disassociations.CommitAsync(StorageProcess.Scope("op-2"), "eip-1", "i-1", new(60, ReleaseAfterwards: false), default);

        Assert.Equal(ImportStatus.InUse, await EndAsync(process, "eip-1"));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task ReserveRelease_Imported_IsRejected()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await ImportAsync(process, "eip-1");

        var release = await process.Releases.ReserveAsync(StorageProcess.Scope("op-1"), "eip-1", default);

        Assert.Equal("eip-allocated-here", Assert.Single(release.Violations).RuleId);
    }

    private static Task<Import> ImportAsync(
        StorageProcess process, string eipId, string? fingerprint = null, string ipAddress = Address, AccountRegion? partition = null) =>
        process.Imports.ImportAsync(
            partition ?? StateTable.Partition, StorageProcess.Owner, eipId, fingerprint, new() { IpAddress = ipAddress }, default);

    private static Task<ImportStatus> EndAsync(StorageProcess process, string eipId) =>
        process.Imports.EndAsync(StateTable.Partition, StorageProcess.Owner, eipId, default);
}
