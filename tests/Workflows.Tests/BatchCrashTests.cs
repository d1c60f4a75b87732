using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;
using static EipFunctions.Workflows.Tests.Support.BatchCalls;

namespace EipFunctions.Workflows.Tests;

/// <summary>A host that dies at one point after the other of a batch: the next one brings it to the same end.</summary>
public sealed class BatchCrashTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    [Fact]
    public async Task Crash_InABatch_AllSucceed() => await CrashAsync(OperationStatus.Succeeded, _ => { }, cancel: false);

    [Fact]
    public async Task Crash_InABatchThatFails_AllIsUndone()
    {
        var refused = "";
        await CrashAsync(
            OperationStatus.RolledBack,
            host => host.Gateway.Before = call => call.Kind == GatewayCallKind.Bind && call.EipId == refused
                ? throw new NonRetryableException("No.")
                : Task.CompletedTask,
            cancel: false,
            eips => refused = eips[2]);
    }

    [Fact]
    public async Task Crash_InABatchThenCanceled_AllOrNothing() => await CrashAsync(OperationStatus.Canceled, _ => { }, cancel: true);

    private async Task CrashAsync(
        OperationStatus end, Action<WorkflowHost> arrange, bool cancel, Action<IReadOnlyList<string>>? prepare = null)
    {
        var (instance, _) = await Region.InstanceAsync(2);
        var eips = await Region.AllocateAsync(3);
        prepare?.Invoke(eips);
        for (var effects = 1; ; effects += 2)
        {
            var id = Region.NextId("op");
            arrange(Host);
            Host.Power.CutAfter(effects);
            var run = RunAsync(Host, id, Plan(instance, eips));
            if (await Task.WhenAny(run, Host.Power.Off).WaitAsync(TestRegion.Patience) == run && !Host.Power.Off.IsCompleted)
            {
                Assert.InRange(effects, 9, 90);
                return;
            }

            _ = run.ContinueWith(static failed => failed.Exception, TaskScheduler.Default);
            await Region.CrashAsync(arrange);
            _ = await Host.StartAsync(id, Plan(instance, eips));
            if (cancel)
            {
                _ = await Host.Get<IWorkflowClient>().CancelAsync(id, "test");
            }

            await AssertEndAsync(await Host.EndAsync(id), end);
            Host.Gateway.Before = null;
            foreach (var eip in (await StateAsync()).Eips.Values.Where(eip => eip.State == EipState.InUse))
            {
                Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(OperationKind.DisassociateEip, eip.EipId)).Status);
            }
        }
    }

    private async Task AssertEndAsync(Operation operation, OperationStatus end)
    {
        // A cancellation can come too late.
        Assert.Contains(operation.Status, (OperationStatus[])[end, end == OperationStatus.Canceled ? OperationStatus.Succeeded : end]);
        var state = await SoundStateAsync();
        var expected = operation.Status == OperationStatus.Succeeded ? EipState.InUse : EipState.Available;
        Assert.All(operation.Items!, item => Assert.Equal(expected, state.Eips[item.EipId].State));
    }

    private static async Task<Operation> RunAsync(WorkflowHost host, string id, Domain.Associations.AssociationBatch batch)
    {
        _ = await host.StartAsync(id, batch);
        return await host.EndAsync(id);
    }
}
