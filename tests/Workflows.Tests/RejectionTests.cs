using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Inventory;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

/// <summary>A request that violates a rule changes nothing.</summary>
public sealed class RejectionTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    [Fact]
    public async Task Associate_RulesViolated_ToldAllOfThemAndNothingWritten()
    {
        var (eip, _) = await Region.AssociatedAsync();
        var ecs = (EcsInstance)Resources.Of(ResourceKind.EcsInstance, "r-bad") with { VpcId = null };
        await Host.Get<ResourceInventory>().PutAsync(
            TestRegion.Partition, TestRegion.Owner, ecs with { PublicIpAddress = "198.51.100.1" }, default);
        var events = Region.Events.Of(eip).Count;
        var before = await Region.DumpAsync();

        var operation = await Region.RunAsync(OperationKind.AssociateEip, eip, "r-bad");

        Assert.Equal(OperationStatus.Rejected, operation.Status);
        Assert.Equal(
            ["ecs-no-public-ip", "eip-available", "resource-in-vpc"], operation.Violations.Select(v => v.RuleId).Order());
        Assert.Equal((null, "r-bad", null), (operation.Error, operation.ResourceId, operation.AssociationId));
        Assert.Equal("ReserveAssociation", Assert.Single(operation.Steps).Name);
        Assert.Equal(before, await Region.DumpAsync());
        Assert.Equal(events, Region.Events.Of(eip).Count);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Disassociate_NotInUse_NothingWritten()
    {
        var eip = await Region.AllocateAsync();
        var before = await Region.DumpAsync();

        var operation = await Region.RunAsync(OperationKind.DisassociateEip, eip);

        Assert.Equal((OperationStatus.Rejected, "eip-in-use"), (operation.Status, Assert.Single(operation.Violations).RuleId));
        Assert.Equal(before, await Region.DumpAsync());
    }

    [Fact]
    public async Task Release_InUse_NothingWritten()
    {
        var (eip, _) = await Region.AssociatedAsync();
        var before = await Region.DumpAsync();

        var operation = await Region.RunAsync(OperationKind.ReleaseEip, eip);

        Assert.Equal((OperationStatus.Rejected, "eip-available"), (operation.Status, Assert.Single(operation.Violations).RuleId));
        Assert.Equal(before, await Region.DumpAsync());
        Assert.Equal(EipState.InUse, (await SoundStateAsync()).Eips[eip].State);
    }
}
