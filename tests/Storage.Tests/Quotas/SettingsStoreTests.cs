using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Quotas;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Storage.Tests.Quotas;

public sealed class SettingsStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task PutAsync_LimitsChanged_RecordsEachWithItsPrincipal()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await PutAsync(process, (Quota.EipsPerNatGateway, 30), (Quota.EipsPerRegion, 50));

        _ = await PutAsync(process, (Quota.EipsPerNatGateway, 30), (Quota.EipsPerRegion, 40));
        _ = await PutAsync(process, (Quota.EipsPerRegion, 40));

        var records = (await process.Quotas.ListAsync(StateTable.Partition, 100, null, default)).Rows.Select(row => row.Value).ToList();
        Assert.Equal(
            new[]
            {
                (Quota.EipsPerNatGateway.QuotaId, 20, 30), (Quota.EipsPerNatGateway.QuotaId, 30, 20),
                (Quota.EipsPerRegion.QuotaId, 20, 50), (Quota.EipsPerRegion.QuotaId, 50, 40),
            }.Order(),
            records.Select(record => (record.QuotaId, record.LimitBefore!.Value, record.LimitAfter!.Value)).Order());
        Assert.All(records, record => Assert.Equal(
            (QuotaRequestStatus.Approved, QuotaScope.Region, "owner", "owner"),
            (record.Status, record.Scope, record.RequestedBy, record.DecidedBy)));
    }

    [Fact]
    public async Task PutAsync_BelowUse_ChangesNothing()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateManyAsync(3);
        var before = await table.RowsAsync();

        var change = await PutAsync(process, (Quota.EipsPerNatGateway, 30), (Quota.EipsPerRegion, 2));

        Assert.Equal((3, Quota.EipsPerRegion), (change.InUse!.Used, change.InUse.Quota));
        Assert.Equal(before, await table.RowsAsync());
    }

    [Fact]
    public async Task PutAsync_LimitTakenAwayThatWasNeeded_ChangesNothing()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.AllowAsync(21);
        _ = await process.AllocateManyAsync(21);

        var change = await PutAsync(process);

        Assert.Equal((20, 21), (change.InUse!.Limit, change.InUse.Used));
    }

    private static Task<SettingsChange> PutAsync(StorageProcess process, params (Quota Quota, int Limit)[] limits) =>
        process.Settings.PutAsync(
            StateTable.Partition,
            StorageProcess.Owner,
            new() { Quotas = limits.ToDictionary(limit => limit.Quota.QuotaId, limit => limit.Limit) },
            () => $"qr-{Guid.NewGuid():N}",
            default);
}
