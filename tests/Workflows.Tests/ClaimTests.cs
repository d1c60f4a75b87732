using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Claims;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Resources;
using EipFunctions.Gateway;
using EipFunctions.Storage.Inventory;
using EipFunctions.Workflows.Tests.Support;
using static EipFunctions.Workflows.Tests.Support.ClaimCalls;

namespace EipFunctions.Workflows.Tests;

/// <summary>One free EIP, whichever, for a resource: or nothing, and nothing left behind.</summary>
public sealed class ClaimTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    [Fact]
    public async Task Claim_OneIsFree_GetsIt()
    {
        var (taken, _) = await Region.AssociatedAsync();
        var (free, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());

        var operation = await Region.RunAsync(Claim(resource));

        Assert.Equal((OperationStatus.Succeeded, free, resource), (operation.Status, operation.EipId, operation.ResourceId));
        var state = await SoundStateAsync();
        Assert.Equal(resource, state.Eips[free].Association!.ResourceId);
        Assert.Equal($"assoc-{operation.OperationId}-1", operation.AssociationId);
        Assert.NotEqual(resource, state.Eips[taken].Association!.ResourceId);
        var child = await Host.Operations.GetAsync("account-1", $"{operation.OperationId}-1", default);
        Assert.Equal((OperationKind.AssociateEip, operation.OperationId), (child!.Kind, child.ParentOperationId));
    }

    [Fact]
    public async Task Claim_Filter_TakesOnlyWhatMatches()
    {
        var (inventory, resource) = (Host.Get<EipInventory>(), await Region.RegisterAsync());
        _ = await Region.AllocateAsync();
        var attributes = new AllocationRequest
        {
            InternetChargeType = InternetChargeType.PayByTraffic,
            PublicIpAddressPoolId = "pool-1",
            ResourceGroupId = "rg-1",
            Tags = new Dictionary<string, string> { ["team"] = "web", ["more"] = "1" },
        };
        _ = await inventory.AllocateAsync(TestRegion.Partition, TestRegion.Owner, "eip-x", null, attributes with { PublicIpAddressPoolId = "pool-2" }, default);
        _ = await inventory.AllocateAsync(TestRegion.Partition, TestRegion.Owner, "eip-y", null, attributes with { Tags = new Dictionary<string, string> { ["team"] = "db" } }, default);
        _ = await inventory.AllocateAsync(TestRegion.Partition, TestRegion.Owner, "eip-z", null, attributes, default);
        var filter = new EipFilter
        {
            InternetChargeType = InternetChargeType.PayByTraffic,
            PublicIpAddressPoolId = "pool-1",
            ResourceGroupId = "rg-1",
            Tags = new Dictionary<string, string> { ["team"] = "web" },
        };

        Assert.Equal("eip-z", (await Region.RunAsync(Claim(resource) with { Filter = filter })).EipId);
        var second = await Region.RunAsync(Claim(await Region.RegisterAsync()) with { Filter = filter });

        Assert.Equal((OperationStatus.Rejected, "claim-eip-free"), (second.Status, Assert.Single(second.Violations).RuleId));
        Assert.Contains("None of the 1 EIPs", second.Violations[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claim_PolicyReleases_PassesOverImportedEips()
    {
        var imported = Region.NextId("eip");
        _ = await Host.Get<ImportStore>().ImportAsync(TestRegion.Partition, TestRegion.Owner, imported, null, new() { IpAddress = "8.8.4.4" }, default);
        var keeps = Claim(await Region.RegisterAsync());
        var releases = keeps with { Association = keeps.Association with { Policy = new() { OnResourceGone = ResourceGoneAction.Hold, ReleaseAfterHold = true } } };

        var refused = await Region.RunAsync(releases);
        var succeeded = await Region.RunAsync(keeps);

        Assert.Equal((OperationStatus.Rejected, "claim-eip-free"), (refused.Status, Assert.Single(refused.Violations).RuleId));
        Assert.Equal((OperationStatus.Succeeded, imported), (succeeded.Status, succeeded.EipId));
    }

    [Fact]
    public async Task Claim_NoneIsFree_AllocatesWhatWasAskedFor()
    {
        var claim = Claim(await Region.RegisterAsync(), allocateIfNone: true) with
        {
            Filter = new() { InternetChargeType = InternetChargeType.PayByTraffic, Tags = new Dictionary<string, string> { ["team"] = "web" } },
            Bandwidth = 7,
        };

        var operation = await Region.RunAsync(claim);

        Assert.Equal(OperationStatus.Succeeded, operation.Status);
        var eip = (await SoundStateAsync()).Eips[operation.EipId!];
        Assert.Equal(
            (EipState.InUse, 7, InternetChargeType.PayByTraffic, "web", EipOrigin.Allocated),
            (eip.State, eip.Bandwidth, eip.InternetChargeType, eip.Tags["team"], eip.Origin));
    }

    [Fact]
    public async Task Claim_ResourceCannot_IsRejectedAndAllocatesNothing()
    {
        var (_, resource) = await Region.AssociatedAsync();
        var before = (await StateAsync()).Eips.Count;

        var operation = await Region.RunAsync(Claim(resource, allocateIfNone: true));

        Assert.Equal((OperationStatus.Rejected, null), (operation.Status, operation.EipId));
        Assert.Contains("ecs-one-eip", operation.Violations.Select(violation => violation.RuleId));
        Assert.Equal(before, (await SoundStateAsync()).Eips.Count);
    }

    [Fact]
    public async Task Claim_GatewayRefusesWhatWasAllocated_ItIsReleased()
    {
        var resource = await Region.RegisterAsync();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Bind ? throw new GatewayRejectedException("The gateway says no.") : Task.CompletedTask;

        var operation = await Region.RunAsync(Claim(resource, allocateIfNone: true));

        Assert.Equal((OperationStatus.RolledBack, "The gateway says no.", null), (operation.Status, operation.Error, operation.EipId));
        Assert.Empty((await SoundStateAsync()).Eips);
    }

    [Fact]
    public async Task Claim_LastPlaceOfItsKindIsTakenMeanwhile_WhatWasAllocatedIsReleased()
    {
        var gateway = await Region.RegisterAsync(ResourceKind.Nat);
        var claim = Claim(gateway, allocateIfNone: true) with { Filter = new() { InternetChargeType = InternetChargeType.PayByTraffic } };
        for (var n = 0; n < 9; n++)
        {
            Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(claim)).Status);
        }

        var both = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Region.RunAsync(claim)));

        Assert.Single(both, one => one.Status == OperationStatus.Succeeded);
        var state = await SoundStateAsync();
        Assert.All(state.Eips.Values, eip => Assert.Equal(EipState.InUse, eip.State));
        Assert.Equal(10, state.Eips.Count);
    }

    [Fact]
    public async Task Claim_GatewayRefusesOneThatWasFree_ItStays()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Bind ? throw new GatewayRejectedException("The gateway says no.") : Task.CompletedTask;

        Assert.Equal(OperationStatus.RolledBack, (await Region.RunAsync(Claim(resource, allocateIfNone: true))).Status);

        Assert.Equal(EipState.Available, (await SoundStateAsync()).Eips[eip].State);
    }

    [Fact]
    public async Task Cancel_WhileWhatWasAllocatedIsBound_ItIsReleased()
    {
        var (resource, gate) = (await Region.RegisterAsync(), new Gate());
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Bind ? gate.PassAsync(call.CancellationToken) : Task.CompletedTask;
        await Host.StartAsync("op", Claim(resource, allocateIfNone: true));
        await gate.Entered;
        _ = await Host.CancelAsync("op");

        Assert.Equal(OperationStatus.Canceled, (await Host.EndAsync("op")).Status);
        Assert.Empty((await SoundStateAsync()).Eips);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Claim_ManyAtOnceForFewEips_NoneGetsTwoAndNoneIsLost(bool allocateIfNone)
    {
        _ = await BatchCalls.AllocateAsync(Region, 5);
        var resources = new List<string>();
        while (resources.Count < 16)
        {
            resources.Add(await Region.RegisterAsync());
        }

        var operations = await Task.WhenAll(resources.Select(resource => Region.RunAsync(Claim(resource, allocateIfNone))));

        var winners = operations.Where(operation => operation.Status == OperationStatus.Succeeded).ToList();
        Assert.Equal(allocateIfNone ? 16 : 5, winners.Count);
        Assert.Equal(winners.Count, winners.Select(winner => winner.EipId).Distinct().Count());
        Assert.All(operations.Except(winners), loser => Assert.Equal((OperationStatus.Rejected, "claim-eip-free"), (loser.Status, Assert.Single(loser.Violations).RuleId)));
        var state = await SoundStateAsync();
        Assert.Equal(winners.Count, state.Eips.Values.Count(eip => eip.State == EipState.InUse));
        Assert.All(winners, winner => Assert.Equal(winner.ResourceId, state.Eips[winner.EipId!].Association!.ResourceId));
    }

    [Fact]
    public async Task Claim_HeldEip_IsPassedBy()
    {
        var (eip, _) = await Region.AssociatedAsync();
        await Host.Operations.DisassociateAsync(OperationCalls.Ticket("op-end"), new() { EipId = eip, Hold = new(3600, ReleaseAfterwards: false) }, default);
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync("op-end")).Status);

        var operation = await Region.RunAsync(Claim(await Region.RegisterAsync()));

        Assert.Equal((OperationStatus.Rejected, "claim-eip-free"), (operation.Status, Assert.Single(operation.Violations).RuleId));
    }

    [Fact]
    public async Task Claim_Deferred_WaitsForTheResourceAndGetsOne()
    {
        var eip = await Region.AllocateAsync();
        var pending = (EcsInstance)Resources.Of(ResourceKind.EcsInstance, await Region.RegisterAsync()) with { Status = EcsStatus.Pending };
        _ = await Host.Get<ResourceInventory>().PutAsync(TestRegion.Partition, TestRegion.Owner, pending, default);
        await Host.StartAsync("op", Claim(pending.ResourceId, defer: new(600)));
        await Eventually.TrueAsync(async () =>
            (await Host.Operations.GetAsync("account-1", "op-1", default))?.Status == OperationStatus.Waiting);

        _ = await Host.Get<ResourceInventory>().PutAsync(TestRegion.Partition, TestRegion.Owner, pending with { Status = EcsStatus.Running }, default);

        Assert.Equal((OperationStatus.Succeeded, eip), ((await Host.EndAsync("op")).Status, (await Host.EndAsync("op")).EipId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Crash_AtEveryStep_EndsWhole(bool gatewayRefuses)
    {
        void Arrange(WorkflowHost host) => host.Gateway.Before = call => gatewayRefuses && call.Kind == GatewayCallKind.Bind
            ? throw new GatewayRejectedException("The gateway says no.")
            : Task.CompletedTask;
        for (var effects = 1; ; effects++)
        {
            var (id, resource) = (Region.NextId("op"), await Region.RegisterAsync());
            Arrange(Host);
            Host.Power.CutAfter(effects);
            var run = RunAsync(id, resource);
            if (await Task.WhenAny(run, Host.Power.Off).WaitAsync(TestRegion.Patience) == run && !Host.Power.Off.IsCompleted)
            {
                Assert.InRange(effects, 7, 40);
                return;
            }

            _ = run.ContinueWith(static failed => failed.Exception, TaskScheduler.Default);
            await Region.CrashAsync(Arrange);
            _ = await Host.StartAsync(id, Claim(resource, allocateIfNone: true));
            var operation = await Host.EndAsync(id);

            Assert.Equal(gatewayRefuses ? OperationStatus.RolledBack : OperationStatus.Succeeded, operation.Status);
            var eips = (await SoundStateAsync()).Eips.Values;
            Assert.Equal(gatewayRefuses ? 0 : effects, eips.Count());
            Assert.All(eips, eip => Assert.Equal(EipState.InUse, eip.State));
        }
    }

    private async Task RunAsync(string id, string resource)
    {
        _ = await Host.StartAsync(id, Claim(resource, allocateIfNone: true));
        _ = await Host.EndAsync(id);
    }
}
