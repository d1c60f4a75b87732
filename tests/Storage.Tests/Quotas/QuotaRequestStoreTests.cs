using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Quotas;
using EipFunctions.Storage.Quotas;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Tests.Quotas;

public sealed class QuotaRequestStoreTests(AzuriteFixture azurite)
{
    private static readonly AccountRegion Elsewhere = new(StateTable.Partition.AccountId, "cn-beijing");

    [Fact]
    public async Task ApproveAsync_ScopeOfOneGateway_RaisesItsLimitAndRecordsTheDecision()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutNatAsync("ngw-1");
        await process.PutNatAsync("ngw-2");
        await process.AskAsync("qr-1", 21, resourceId: "ngw-1");

        var approved = await process.ApproveAsync("qr-1", "root");

        var request = approved.Request!;
        Assert.Equal((QuotaRequestOutcome.Done, QuotaRequestStatus.Approved), (approved.Outcome, request.Status));
        Assert.Equal(("alice", "root", 20, 21), (request.RequestedBy, request.DecidedBy, request.LimitBefore, request.LimitAfter));
        Assert.Equal(request, await table.ValueAsync(Keys.QuotaRequest("qr-1")));
        Assert.Equal(21, await LimitAsync(process, "ngw-1"));
        Assert.Equal(20, await LimitAsync(process, "ngw-2"));
    }

    [Fact]
    public async Task ApproveAsync_ScopeOfTheRegionThenOfTheAccount_TheRegionsOwnLimitWins()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutNatAsync("ngw-1");
        await process.AskAsync("qr-1", 30, QuotaScope.Account);
        await process.AskAsync("qr-2", 25, QuotaScope.Region);

        _ = await process.ApproveAsync("qr-1", "root");
        var ofAccount = await LimitAsync(process, "ngw-1");
        var elsewhere = (await process.Snapshots.SettingsAsync(Elsewhere, Freshness.Stored, default)).LimitOf(Quota.EipsPerNatGateway);
        _ = await process.ApproveAsync("qr-2", "root");

        Assert.Equal((30, 30, 25), (ofAccount, elsewhere, await LimitAsync(process, "ngw-1")));
        Assert.Equal([StateTable.Partition], await RegionsAsync(process));
    }

    [Fact]
    public async Task ApproveAsync_TwoAtOnce_OneWinsAndTheOtherIsToldWhoDecided()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var table = await StateTable.CreateAsync(azurite);
            var (here, there) = (table.Start(), table.Start());
            await here.PutNatAsync("ngw-1");
            await here.AskAsync("qr-1", 21, resourceId: "ngw-1");

            var results = await Task.WhenAll(
                here.ApproveAsync("qr-1", "root"), there.Quotas.RejectAsync(StateTable.Partition, Named("boss"), "qr-1", "no", default));

            var winner = Assert.Single(results, result => result.Outcome == QuotaRequestOutcome.Done).Request!;
            var loser = Assert.Single(results, result => result.Outcome == QuotaRequestOutcome.DecidedAlready).Request!;
            Assert.Equal(winner.DecidedBy, loser.DecidedBy);
            Assert.Equal(winner.Status == QuotaRequestStatus.Approved ? 21 : 20, await LimitAsync(here, "ngw-1"));
        }
    }

    [Fact]
    public async Task ApproveAsync_AgainByTheSame_IsTheSameDecision()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.AskAsync("qr-1", 21, QuotaScope.Region);
        var first = await process.ApproveAsync("qr-1", "root");

        var again = await process.ApproveAsync("qr-1", "root");
        var rejected = await process.Quotas.RejectAsync(StateTable.Partition, Named("root"), "qr-1", "no", default);

        Assert.Equal(first, again);
        Assert.Equal(QuotaRequestOutcome.DecidedAlready, rejected.Outcome);
    }

    [Fact]
    public async Task CreateAsync_SameId_IsMadeOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());

        var made = await Task.WhenAll(here.TryAskAsync("qr-1", 21, QuotaScope.Region), there.TryAskAsync("qr-1", 21, QuotaScope.Region));
        var other = await here.TryAskAsync("qr-1", 22, QuotaScope.Region);
        var otherScope = await here.TryAskAsync("qr-1", 21, QuotaScope.Account);

        Assert.Equal([QuotaRequestOutcome.Done, QuotaRequestOutcome.Repeated], made.Select(one => one.Outcome).Order());
        Assert.Equal((QuotaRequestOutcome.KeyReused, QuotaRequestOutcome.KeyReused), (other.Outcome, otherScope.Outcome));
        Assert.Equal(["quota-request|qr-1"], await table.KeysAsync("quota-request|"));
    }

    [Theory]
    [InlineData(QuotaScope.Resource)]
    [InlineData(QuotaScope.Region)]
    [InlineData(QuotaScope.Account)]
    public async Task Lower_BelowUse_IsRefusedWhenAskedAndAgainWhenApproved(QuotaScope scope)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutNatAsync("ngw-1");
        await process.PutNatAsync("ngw-2");
        var resourceId = scope == QuotaScope.Resource ? "ngw-2" : null;
        var eips = await process.AllocateManyAsync(3);
        await process.AssociateAsync("op-0", eips[0], "ngw-2");
        Assert.Empty((await process.ReserveAsync("op-1", eips[1], "ngw-2")).Violations);

        var refused = await process.TryAskAsync("qr-1", 1, scope, resourceId);
        var fits = await process.TryAskAsync("qr-2", 2, scope, resourceId);
        await process.AssociateAsync("op-2", eips[2], "ngw-2");
        var tooLate = await process.ApproveAsync("qr-2", "root");

        Assert.Equal((QuotaRequestOutcome.InUse, 2, "ngw-2"), (refused.Outcome, refused.InUse!.Used, refused.InUse.ResourceId));
        Assert.Equal(QuotaRequestOutcome.Done, fits.Outcome);
        Assert.Equal((QuotaRequestOutcome.InUse, 3), (tooLate.Outcome, tooLate.InUse!.Used));
        Assert.Equal(QuotaRequestStatus.Pending, (await table.ValueAsync(Keys.QuotaRequest("qr-2")) ?? await AccountRequestAsync(process, "qr-2"))!.Status);
        Assert.Equal(20, await LimitAsync(process, "ngw-2"));
    }

    [Fact]
    public async Task Lower_ResourceWithALimitOfItsOwn_IsNotConcerned()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutNatAsync("ngw-1");
        var eips = await process.AllocateManyAsync(2);
        await process.AssociateAsync("op-0", eips[0], "ngw-1");
        await process.AssociateAsync("op-1", eips[1], "ngw-1");
        await process.AskAsync("qr-1", 5, resourceId: "ngw-1");
        _ = await process.ApproveAsync("qr-1", "root");

        var lower = await process.TryAskAsync("qr-2", 1, QuotaScope.Region);

        Assert.Equal(QuotaRequestOutcome.Done, lower.Outcome);
    }

    [Fact]
    public async Task Lower_EipsPerRegionOfTheAccount_LooksAtEveryRegionWithoutALimitOfItsOwn()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        _ = await process.AllocateAsync("eip-1");
        _ = await process.AllocateAsync("eip-2", partition: Elsewhere);
        _ = await process.AllocateAsync("eip-3", partition: Elsewhere);

        var refused = await process.TryAskAsync("qr-1", 1, QuotaScope.Account, quota: Quota.EipsPerRegion);
        await process.AskAsync("qr-2", 10, QuotaScope.Region, quota: Quota.EipsPerRegion, region: Elsewhere);
        _ = await process.ApproveAsync("qr-2", "root", Elsewhere);
        var allowed = await process.TryAskAsync("qr-3", 1, QuotaScope.Account, quota: Quota.EipsPerRegion);

        Assert.Equal((QuotaRequestOutcome.InUse, "cn-beijing", 2), (refused.Outcome, refused.InUse!.RegionId, refused.InUse.Used));
        Assert.Equal(QuotaRequestOutcome.Done, allowed.Outcome);
    }

    [Theory]
    [InlineData("ngw-9", QuotaRequestOutcome.NoSuchResource)]
    [InlineData("i-1", QuotaRequestOutcome.OtherKind)]
    public async Task CreateAsync_ResourceThatTheQuotaDoesNotConcern_IsRefused(string resourceId, QuotaRequestOutcome expected)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        await process.PutEcsAsync("i-1");

        Assert.Equal(expected, (await process.TryAskAsync("qr-1", 21, resourceId: resourceId)).Outcome);
    }

    private static Principal Named(string principalId) => StorageProcess.Owner with { PrincipalId = principalId };

    private static async Task<int> LimitAsync(StorageProcess process, string resourceId)
    {
        var settings = await process.Snapshots.SettingsAsync(StateTable.Partition, Freshness.Stored, default);
        var target = await process.Resources.GetAsync(StateTable.Partition, resourceId, default);
        return settings.LimitOf(Quota.EipsPerNatGateway, target!.Value);
    }

    private static Task<QuotaRequest?> AccountRequestAsync(StorageProcess process, string requestId) =>
        process.Quotas.GetAsync(StateTable.Partition, requestId, default);

    private static async Task<IReadOnlyList<AccountRegion>> RegionsAsync(StorageProcess process)
    {
        var regions = new List<AccountRegion>();
        await foreach (var region in process.Store.ListRegionsAsync(StateTable.Partition.AccountId, default))
        {
            regions.Add(region);
        }

        return regions;
    }
}
