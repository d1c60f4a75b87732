using EipFunctions.Domain.Events;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Resources;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

/// <summary>Two EIPs that exchange their places.</summary>
public sealed class SwapTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    private const OperationKind Kind = OperationKind.SwapEips;

    [Theory]
    [InlineData(ResourceKind.HaVip)]
    [InlineData(ResourceKind.Nat)]
    [InlineData(ResourceKind.NetworkInterface)]
    public async Task Swap_BothInUse_EachIsBoundToThePlaceOfTheOther(ResourceKind kind)
    {
        var (one, instance) = await Region.AssociatedAsync();
        var (other, resource) = await Region.AssociatedAsync(kind);

        var operation = await Region.RunAsync(Kind, one, other);

        Assert.Equal(OperationStatus.Succeeded, operation.Status);
        Assert.Null(operation.EipId);
        Assert.True(operation.ActsOn(one) && operation.ActsOn(other));
        Assert.Equal(
            [(one, resource, OperationStatus.Succeeded), (other, instance, OperationStatus.Succeeded)],
            operation.Items!.Select(item => (item.EipId, item.ResourceId!, item.Status)));
        Assert.Equal(
            ["ReserveSwap", "UnbindEip", "VerifyUnbound", "RebindEip", "VerifyBound", "BindEip", "VerifyBound", "CommitMove", "PublishEvents"],
            operation.Steps.Select(step => step.Name));
        var eips = (await SoundStateAsync()).Eips;
        Assert.Equal((resource, instance), (eips[one].Association!.ResourceId, eips[other].Association!.ResourceId));
        foreach (var (eip, to, from) in new[] { (one, resource, instance), (other, instance, resource) })
        {
            Assert.Equal(
                [(EipEventType.MoveRequested, to, from), (EipEventType.MoveSucceeded, to, from)],
                Region.Events.Of(eip).Skip(3).Select(e => (e.Type, e.Data.ResourceId!, e.Data.PreviousResourceId!)));
        }
    }

    [Theory]
    [InlineData("Unbind", 4)]
    [InlineData("Rebind", 4)]
    [InlineData("Bind", 5)]
    public async Task Swap_AChangeFails_BothAreAsBefore(string kind, long fence)
    {
        var (one, _) = await Region.AssociatedAsync();
        var (other, _) = await Region.AssociatedAsync(ResourceKind.HaVip);
        var before = (await StateAsync()).Eips;
        Host.Gateway.Before = call => call.Kind.ToString() == kind && call.Fence == fence
            ? throw new NonRetryableException("The gateway will not.")
            : Task.CompletedTask;

        var operation = await Region.RunAsync(Kind, one, other);

        Assert.Equal(OperationStatus.RolledBack, operation.Status);
        Assert.Contains("The gateway will not.", operation.Error, StringComparison.Ordinal);
        var eips = (await SoundStateAsync()).Eips;
        Assert.All(new[] { one, other }, eip => Assert.Equal(before[eip].Undisturbed(), eips[eip].Undisturbed()));
        Assert.All(new[] { one, other }, eip => Assert.Equal(
            [EipEventType.MoveRequested, EipEventType.MoveFailed, EipEventType.MoveRolledBack],
            Region.Events.Of(eip).Skip(3).Select(e => e.Type)));
        Host.Gateway.Before = null;
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(Kind, other, one)).Status);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Swap_CanceledHalfWay_BothAreAsBefore()
    {
        var (one, _) = await Region.AssociatedAsync();
        var (other, _) = await Region.AssociatedAsync(ResourceKind.HaVip);
        var before = (await StateAsync()).Eips;
        var gate = new Gate();
        Host.Gateway.Before = call => call.Kind == GatewayCallKind.Rebind && call.Fence == 4 ? gate.PassAsync() : Task.CompletedTask;
        var id = Region.NextId("op");
        _ = await Host.StartAsync(Kind, id, one, other);
        await gate.Entered;
        _ = await Host.CancelAsync(id);
        gate.Open();

        var operation = await Host.EndAsync(id);

        Assert.Equal(OperationStatus.Canceled, operation.Status);
        var eips = (await SoundStateAsync()).Eips;
        Assert.All(new[] { one, other }, eip => Assert.Equal(before[eip].Undisturbed(), eips[eip].Undisturbed()));
    }

    [Fact]
    public async Task Swap_OneOfThemIsFree_IsRejected()
    {
        var (one, _) = await Region.AssociatedAsync();
        var other = await Region.AllocateAsync();

        var operation = await Region.RunAsync(Kind, one, other);

        Assert.Equal((OperationStatus.Rejected, "other-move-expected-current"), (operation.Status, Assert.Single(operation.Violations).RuleId));
        Assert.All(operation.Items!, item => Assert.Equal(OperationStatus.Rejected, item.Status));
        await SoundStateAsync();
    }

    [Fact]
    public async Task Swap_RacesWithItsOppositeAndADisassociation_EndsSound()
    {
        var (one, _) = await Region.AssociatedAsync();
        var (other, _) = await Region.AssociatedAsync(ResourceKind.HaVip);

        var ended = await Task.WhenAll(
            Region.RunAsync(Kind, one, other),
            Region.RunAsync(Kind, other, one),
            Region.RunAsync(OperationKind.DisassociateEip, other));

        Assert.All(ended, operation => Assert.Contains(operation.Status, (OperationStatus[])[OperationStatus.Succeeded, OperationStatus.Rejected]));
        Assert.Contains(ended, operation => operation.Status == OperationStatus.Succeeded);
        await SoundStateAsync();
    }
}
