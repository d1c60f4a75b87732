using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Quotas;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.Quotas;
using EipFunctions.Storage.State;
using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests.Quotas;

/// <summary>A limit is lowered while others use it up: the store lets only one of the two pass.</summary>
public sealed class QuotaRaceTests(AzuriteFixture azurite)
{
    private const int Rounds = 8;

    [Fact]
    public async Task Lower_GatewayWhileEipsAreAssociated_NeverEndsBelowUse()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        await here.AllowAsync(100);
        var eips = await here.AllocateManyAsync(Rounds * 2);
        var outcomes = new List<QuotaRequestOutcome>();
        for (var round = 0; round < Rounds; round++)
        {
            var nat = $"ngw-{round}";
            await here.PutNatAsync(nat);
            await here.AssociateAsync($"op-a{round}", eips[round * 2], nat);
            await here.AskAsync($"qr-{round}", 1, resourceId: nat);

            var approval = here.ApproveAsync($"qr-{round}", "root");
            var reservation = there.ReserveAsync($"op-b{round}", eips[(round * 2) + 1], nat);
            await Task.WhenAll(approval, reservation);

            var target = (await table.ValueAsync(Keys.Resource(nat)))!;
            var isLower = (await approval).Outcome == QuotaRequestOutcome.Done;
            Assert.Equal(isLower ? 1 : 2, target.Occupants.Count);
            Assert.Equal(isLower ? 1 : null, target.QuotaLimits?[Quota.EipsPerNatGateway.QuotaId]);
            Assert.Equal(isLower ? ["nat-eip-quota"] : [], (await reservation).Violations.Select(violation => violation.RuleId));
            outcomes.Add((await approval).Outcome);
        }

        Assert.All(outcomes, outcome => Assert.True(outcome is QuotaRequestOutcome.Done or QuotaRequestOutcome.InUse));
        await StateInvariants.CheckAsync(table);
    }

    [Fact]
    public async Task Lower_EipsPerRegionWhileEipsAreAllocated_NeverEndsBelowUse()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await using var table = await StateTable.CreateAsync(azurite);
            var (here, there) = (table.Start(), table.Start());
            _ = await here.AllocateAsync("eip-1");
            await here.AskAsync("qr-1", 1, QuotaScope.Region, quota: Quota.EipsPerRegion);

            var approval = here.ApproveAsync("qr-1", "root");
            var allocation = there.AllocateAsync("eip-2");
            await Task.WhenAll(approval, allocation);

            var settings = (await table.ValueAsync(Keys.Account))!;
            Assert.True(settings.EipCount <= settings.LimitOf(Quota.EipsPerRegion), $"{settings.EipCount} of {settings.LimitOf(Quota.EipsPerRegion)}");
            Assert.Equal(
                (await approval).Outcome == QuotaRequestOutcome.Done ? AllocationStatus.QuotaExceeded : AllocationStatus.Allocated,
                (await allocation).Status);
        }
    }

    [Fact]
    public async Task Raise_GatewayThatOthersRemember_IsSeenByThemAtOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        await here.AllowAsync(21, 1);
        var eips = await here.AllocateManyAsync(2);
        await here.PutNatAsync("ngw-1");
        await there.AssociateAsync("op-0", eips[0], "ngw-1");
        Assert.NotEmpty((await there.ReserveAsync("op-1", eips[1], "ngw-1")).Violations);

        await here.AskAsync("qr-1", 2, resourceId: "ngw-1");
        _ = await here.ApproveAsync("qr-1", "root");

        Assert.Empty((await there.ReserveAsync("op-2", eips[1], "ngw-1")).Violations);
    }

    [Fact]
    public async Task Raise_AccountWhoseLimitsOthersRememberAsAbsent_IsSeenByThemAtOnce()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var (here, there) = (table.Start(), table.Start());
        var eips = await here.AllocateManyAsync(20);
        Assert.Equal(20, eips.Count);
        Assert.Equal(AllocationStatus.QuotaExceeded, (await there.AllocateAsync("eip-x")).Status);

        await here.AskAsync("qr-1", 21, QuotaScope.Account, quota: Quota.EipsPerRegion);
        _ = await here.ApproveAsync("qr-1", "root");

        Assert.Equal(AllocationStatus.Allocated, (await there.AllocateAsync("eip-x")).Status);
    }

    [Fact]
    public async Task Raise_AnswerLost_IsTheSamePrincipalsDecision()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        await process.PutNatAsync("ngw-1");
        await process.AskAsync("qr-1", 21, resourceId: "ngw-1");

        proxy.Plan = FaultPlans.Transactions(Fault.DropAfter);
        var approved = await process.ApproveAsync("qr-1", "root");

        Assert.Equal((QuotaRequestOutcome.Done, "root"), (approved.Outcome, approved.Request!.DecidedBy));
        Assert.Equal(21, (await table.ValueAsync(Keys.Resource("ngw-1")))!.QuotaLimits![Quota.EipsPerNatGateway.QuotaId]);
    }

    [Fact]
    public async Task Raise_AccountWhoseLimitsItRemembersAsAbsentItself_IsRememberedFromThenOn()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        Assert.Empty(await process.Snapshots.AccountQuotasAsync(StateTable.Partition.AccountId, Freshness.Remembered, default));

        await process.AskAsync("qr-1", 30, QuotaScope.Account);
        _ = await process.ApproveAsync("qr-1", "root");

        var limits = await process.Snapshots.AccountQuotasAsync(StateTable.Partition.AccountId, Freshness.Remembered, default);
        Assert.Equal(30, limits[Quota.EipsPerNatGateway.QuotaId]);
    }

    [Fact]
    public async Task Associate_InTheSteadyState_AsksTheStoreForNoLimit()
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var proxy = await table.StartProxyAsync();
        var process = table.Start(proxy);
        await process.PutNatAsync("ngw-1");
        var eips = await process.AllocateManyAsync(3);
        await process.AssociateAsync("op-0", eips[0], "ngw-1");
        var before = proxy.Requests.Count;

        await process.AssociateAsync("op-1", eips[1], "ngw-1");

        Assert.Equal(2, proxy.Requests.Count - before);
        Assert.Equal(2, proxy.Requests.Skip(before).Count(request => request.IsTransaction));
    }
}
