using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Resources;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

public sealed class AssociateTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    [Theory]
    [InlineData(ResourceKind.EcsInstance)]
    [InlineData(ResourceKind.SlbInstance)]
    [InlineData(ResourceKind.NetworkInterface)]
    [InlineData(ResourceKind.Nat)]
    [InlineData(ResourceKind.HaVip)]
    public async Task Associate_EveryRuleHolds_Succeeds(ResourceKind kind)
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync(kind));

        var operation = await Region.RunAsync(OperationKind.AssociateEip, eip, resource);

        Assert.Equal(OperationStatus.Succeeded, operation.Status);
        Assert.Equal((resource, $"assoc-{operation.OperationId}"), (operation.ResourceId, operation.AssociationId));
        Assert.Null(operation.CurrentStep);
        Assert.Equal(
            ["ReserveAssociation", "BindEip", "VerifyBound", "CommitAssociation", "PublishEvents"],
            operation.Steps.Select(step => step.Name));
        Assert.All(operation.Steps, step => Assert.Equal(("Completed", 1), (step.Status, step.Attempts)));
        Assert.All(operation.Steps, step => Assert.True(step.StartedAt <= step.EndedAt));
        var state = await SoundStateAsync();
        Assert.Equal((EipState.InUse, kind), (state.Eips[eip].State, state.Eips[eip].Association!.ResourceKind));
        Assert.Equal(
            [EipEventType.EipAllocated, EipEventType.AssociationRequested, EipEventType.AssociationSucceeded],
            Region.Events.Of(eip).Select(e => e.Type));
    }
}
