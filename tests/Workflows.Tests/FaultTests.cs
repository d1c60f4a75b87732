using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

/// <summary>Faults that pass: the operation succeeds.</summary>
public sealed class FaultTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    [Fact]
    public async Task Associate_BindFailsForAWhile_SucceedsAndShowsTheAttempts()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        Region.Faults.Set(new() { FailNextBinds = new() { Count = 3 } });

        var operation = await Region.RunAsync(OperationKind.AssociateEip, eip, resource);

        Assert.Equal(OperationStatus.Succeeded, operation.Status);
        Assert.Equal(4, Assert.Single(operation.Steps, step => step.Name == "BindEip").Attempts);
        await SoundStateAsync();
    }

    [Theory]
    [InlineData(OperationKind.AssociateEip)]
    [InlineData(OperationKind.DisassociateEip)]
    [InlineData(OperationKind.ReleaseEip)]
    [InlineData(OperationKind.ChangeEipMode)]
    public async Task Run_GatewayAnswersAreLost_Succeeds(OperationKind kind)
    {
        var (eip, resource) = await Region.ReadyForAsync(kind);
        var lost = 0;
        Host.Gateway.After = _ => lost++ < 3 ? throw new TimeoutException("Lost answer.") : Task.CompletedTask;

        var operation = await Region.RunAsync(kind, eip, resource);

        Assert.Equal((OperationStatus.Succeeded, 4), (operation.Status, operation.Steps[1].Attempts));
        await SoundStateAsync();
    }

    [Theory]
    [InlineData(OperationKind.AssociateEip)]
    [InlineData(OperationKind.DisassociateEip)]
    [InlineData(OperationKind.ReleaseEip)]
    [InlineData(OperationKind.ChangeEipMode)]
    public async Task Run_EveryAnswerOfTheStoreIsLostOnce_Succeeds(OperationKind kind)
    {
        var (eip, resource) = await Region.ReadyForAsync(kind);
        var answers = 0;
        Host.State.AfterTransaction = () => ++answers % 2 == 1 ? throw new TimeoutException("Lost answer.") : Task.CompletedTask;

        var operation = await Region.RunAsync(kind, eip, resource);

        Assert.Equal(OperationStatus.Succeeded, operation.Status);
        Assert.Equal(2, operation.Steps[0].Attempts);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Associate_EveryAnswerOfTheStoreIsLostOnceWhileUndone_IsRolledBack()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        var answers = 0;
        Host.State.AfterTransaction = () => ++answers % 2 == 1 ? throw new TimeoutException("Lost answer.") : Task.CompletedTask;
        Region.Faults.Set(new() { FailNextBinds = new() { Count = 1, Permanent = true } });

        var operation = await Region.RunAsync(OperationKind.AssociateEip, eip, resource);

        Assert.Equal(OperationStatus.RolledBack, operation.Status);
        (await SoundStateAsync()).AssertNothingOf(eip);
    }

    [Fact]
    public async Task Associate_PublisherFails_SucceedsAllTheSame()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        Region.Events.Flush = _ => throw new InvalidOperationException("The topic is gone.");

        var operation = await Region.RunAsync(OperationKind.AssociateEip, eip, resource);

        Assert.Equal((OperationStatus.Succeeded, null), (operation.Status, operation.Error));
        Assert.Equal(EipState.InUse, (await SoundStateAsync()).Eips[eip].State);
    }
}
