using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Operations;
using EipFunctions.Storage.Inventory;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

public sealed class DisassociateTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    [Fact]
    public async Task Disassociate_InUse_Succeeds()
    {
        var (eip, resource) = await Region.AssociatedAsync();

        var operation = await Region.RunAsync(OperationKind.DisassociateEip, eip);

        Assert.Equal((OperationStatus.Succeeded, resource), (operation.Status, operation.ResourceId));
        Assert.Equal(
            ["ReserveDisassociation", "UnbindEip", "VerifyUnbound", "CommitDisassociation", "PublishEvents"],
            operation.Steps.Select(step => step.Name));
        Assert.Equal(["established-flows-cut", "idle-cost"], operation.Warnings.Select(warning => warning.Id));
        var state = await SoundStateAsync();
        Assert.Equal(EipState.Available, state.Eips[eip].State);
        Assert.Equal(
            [EipEventType.DisassociationRequested, EipEventType.DisassociationSucceeded],
            Region.Events.Of(eip).Select(e => e.Type).Skip(3));
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.AssociateEip, eip, resource)).Status);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Release_Available_TheEipIsGoneAndItsAddressFree()
    {
        var eip = await Region.AllocateAsync();
        var address = (await StateAsync()).Eips[eip].IpAddress;

        var operation = await Region.RunAsync(OperationKind.ReleaseEip, eip);

        Assert.Equal((OperationStatus.Succeeded, null), (operation.Status, operation.ResourceId));
        Assert.Equal(
            ["ReserveRelease", "UnbindEip", "VerifyUnbound", "CommitRelease", "PublishEvents"],
            operation.Steps.Select(step => step.Name));
        Assert.Null(await Host.Get<EipInventory>().GetAsync(TestRegion.Partition, eip, default));
        Assert.Equal([EipEventType.EipAllocated, EipEventType.EipReleased], Region.Events.Of(eip).Select(e => e.Type));
        var next = await Region.AllocateAsync();
        Assert.Equal(address, (await SoundStateAsync()).Eips[next].IpAddress);
        Assert.Equal(EipState.Available, (await StateAsync()).Eips[next].State);
    }
}
