using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

/// <summary>
/// A host that dies right after each of its durable effects in turn: the next one replays the journal that it left,
/// without a difference, and brings the operation to the same end.
/// </summary>
public sealed class CrashTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    [Theory]
    [InlineData(OperationKind.AssociateEip)]
    [InlineData(OperationKind.DisassociateEip)]
    [InlineData(OperationKind.ReleaseEip)]
    [InlineData(OperationKind.ChangeEipMode)]
    [InlineData(OperationKind.MoveEip)]
    [InlineData(OperationKind.SwapEips)]
    public async Task Crash_AfterEachEffect_Succeeds(OperationKind kind) =>
        await CrashAfterEachEffectAsync(kind, OperationStatus.Succeeded, () => _ => { });

    [Theory]
    [InlineData(OperationKind.AssociateEip)]
    [InlineData(OperationKind.DisassociateEip)]
    [InlineData(OperationKind.ReleaseEip)]
    [InlineData(OperationKind.ChangeEipMode)]
    [InlineData(OperationKind.MoveEip)]
    [InlineData(OperationKind.SwapEips)]
    public async Task Crash_AfterEachEffectOfARollBack_IsRolledBack(OperationKind kind) =>
        await CrashAfterEachEffectAsync(kind, OperationStatus.RolledBack, () =>
        {
            // The change itself happens; what follows it fails until it is undone, by whichever host.
            var isUndone = false;
            return host => host.Gateway.Before = call =>
            {
                isUndone |= call.Kind != GatewayCallKind.Read && call.Fence % 2 == 1;
                return call.Kind == GatewayCallKind.Read && !isUndone
                    ? throw new NonRetryableException("No answer.")
                    : Task.CompletedTask;
            };
        });

    // The other EIP of a swap, associated once, is unbound with fence 4, bound with 5, and that is undone with 6 and 7.
    [Fact]
    public async Task Crash_AfterEachEffectOfASwapWhoseLastChangeFails_IsRolledBack() =>
        await CrashAfterEachEffectAsync(OperationKind.SwapEips, OperationStatus.RolledBack, () =>
            host => host.Gateway.Before = call => call is { Kind: GatewayCallKind.Bind, Fence: 5 }
                ? throw new NonRetryableException("No.")
                : Task.CompletedTask);

    [Theory]
    [InlineData(OperationKind.AssociateEip)]
    [InlineData(OperationKind.DisassociateEip)]
    [InlineData(OperationKind.ReleaseEip)]
    [InlineData(OperationKind.ChangeEipMode)]
    [InlineData(OperationKind.MoveEip)]
    [InlineData(OperationKind.SwapEips)]
    public async Task Crash_AfterEachEffectThenCanceled_GatewayAndStateAgree(OperationKind kind)
    {
        await Region.AllowAsync(eips: 100);
        for (var effects = 1; effects <= 20; effects++)
        {
            var (eip, resource) = await Region.ReadyForAsync(kind);
            var id = Region.NextId("op");
            Host.Power.CutAfter(effects);
            var run = RunAsync(Host, kind, id, eip, resource);
            _ = run.ContinueWith(static failed => failed.Exception, TaskScheduler.Default);
            if (await Task.WhenAny(run, Host.Power.Off).WaitAsync(TestRegion.Patience) == run && !Host.Power.Off.IsCompleted)
            {
                return;
            }

            await Region.CrashAsync();
            _ = await Host.StartAsync(kind, id, eip, resource);
            _ = await Host.Get<IWorkflowClient>().CancelAsync(id, "test");
            var ended = await Host.EndAsync(id);

            Assert.Contains(ended.Status, (OperationStatus[])[OperationStatus.Canceled, OperationStatus.Succeeded]);
            _ = await SoundStateAsync();
        }
    }

    private async Task CrashAfterEachEffectAsync(OperationKind kind, OperationStatus end, Func<Action<WorkflowHost>> plan)
    {
        await Region.AllowAsync(eips: 100);
        for (var effects = 1; ; effects++)
        {
            var (eip, resource) = await Region.ReadyForAsync(kind);
            var id = Region.NextId("op");
            var arrange = plan();
            arrange(Host);
            Host.Power.CutAfter(effects);
            var run = RunAsync(Host, kind, id, eip, resource);
            if (await Task.WhenAny(run, Host.Power.Off).WaitAsync(TestRegion.Patience) == run && !Host.Power.Off.IsCompleted)
            {
                await AssertEndAsync(await run, kind, end);
                Assert.InRange(effects, 6, 30);
                return;
            }

            _ = run.ContinueWith(static failed => failed.Exception, TaskScheduler.Default);
            await Region.CrashAsync(arrange);
            await AssertEndAsync(await RunAsync(Host, kind, id, eip, resource), kind, end);
            Host.Gateway.Before = null;
        }
    }

    private async Task AssertEndAsync(Operation operation, OperationKind kind, OperationStatus end)
    {
        Assert.Equal(end, operation.Status);
        var state = (await SoundStateAsync()).Eips.GetValueOrDefault(operation.EipId ?? operation.Items![0].EipId)?.State;
        EipState? expected = (kind, end) switch
        {
            (OperationKind.AssociateEip, OperationStatus.Succeeded) => EipState.InUse,
            (OperationKind.DisassociateEip, OperationStatus.RolledBack) => EipState.InUse,
            (OperationKind.ChangeEipMode or OperationKind.MoveEip or OperationKind.SwapEips, _) => EipState.InUse,
            (OperationKind.ReleaseEip, OperationStatus.Succeeded) => null,
            _ => EipState.Available,
        };
        Assert.Equal(expected, state);
    }

    /// <summary>What a caller does who got no answer: asks again under the same id.</summary>
    private static async Task<Operation> RunAsync(WorkflowHost host, OperationKind kind, string id, string eip, string? resource)
    {
        _ = await host.StartAsync(kind, id, eip, resource);
        return await host.EndAsync(id);
    }
}
