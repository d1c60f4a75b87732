using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Segments;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

/// <summary>
/// A host that dies right after each durable effect of an allocation or release of contiguous EIPs: the next one brings it to its
/// end, and none of the EIPs is left half way.
/// </summary>
public sealed class SegmentCrashTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    private const int Eips = 64;

    [Theory]
    [InlineData(OperationKind.AllocateEipSegment)]
    [InlineData(OperationKind.ReleaseEipSegment)]
    public async Task Crash_AfterEachEffect_Succeeds(OperationKind kind) =>
        await CrashAsync(kind, cancel: false, _ => { }, OperationStatus.Succeeded);

    [Fact]
    public async Task Crash_AfterEachEffectOfARollBack_AllAreAsBefore() => await CrashAsync(
        OperationKind.ReleaseEipSegment,
        cancel: false,
        host => host.Gateway.Before = call => call.Kind == GatewayCallKind.Read ? throw new NonRetryableException("No answer.") : Task.CompletedTask,
        OperationStatus.RolledBack);

    [Theory]
    [InlineData(OperationKind.AllocateEipSegment)]
    [InlineData(OperationKind.ReleaseEipSegment)]
    public async Task Crash_AfterEachEffectThenCanceled_AllOrNothing(OperationKind kind) =>
        await CrashAsync(kind, cancel: true, _ => { }, OperationStatus.Succeeded, OperationStatus.Canceled);

    // An earlier delivery had begun when one of the EIPs was associated: the first of them are reserved before it is found.
    [Fact]
    public async Task Crash_AfterEachEffectOfARefusal_NoneStaysReserved()
    {
        await Region.AllowAsync(eips: 100);
        for (var effects = 1; ; effects++)
        {
            var (id, segment) = (Region.NextId("op"), await Region.SegmentAsync(SegmentCalls.TwoTransactions));
            await BeginAsync(segment.SegmentInstanceId, id);
            await SucceedAsync(OperationKind.AssociateEip, segment.EipIds[^1], await Region.RegisterAsync());

            var (ended, isOver) = await RunOverCrashAsync(OperationKind.ReleaseEipSegment, id, segment.SegmentInstanceId, effects, cancel: false, _ => { });

            Assert.Equal(OperationStatus.Rejected, ended.Status);
            Assert.Equal("segment-eips-available", Assert.Single(ended.Violations).RuleId);
            var state = await SoundStateAsync();
            await Region.AssertSegmentsSoundAsync(state);
            Assert.All(segment.EipIds.SkipLast(1), eip => Assert.Equal(EipState.Available, state.Eips[eip].State));
            if (isOver)
            {
                Assert.InRange(effects, 6, 60);
                return;
            }

            await SucceedAsync(OperationKind.DisassociateEip, segment.EipIds[^1], resourceId: null);
            Assert.Equal(
                OperationStatus.Succeeded, (await Region.RunSegmentAsync(OperationKind.ReleaseEipSegment, segment.SegmentInstanceId)).Status);
        }
    }

    private async Task BeginAsync(string segmentInstanceId, string operationId)
    {
        var store = Host.Get<StateStore>();
        var row = (await store.GetAsync(TestRegion.Partition, Keys.Segment(segmentInstanceId), Freshness.Stored, default))!;
        var transaction = new StateTransaction(TestRegion.Partition);
        transaction.Replace(row, row.Value with { Status = EipSegmentStatus.Releasing, OperationId = operationId });
        await store.CommitAsync(transaction, default);
    }

    private async Task SucceedAsync(OperationKind kind, string eipId, string? resourceId) =>
        Assert.Equal(OperationStatus.Succeeded, (await Region.RunAsync(kind, eipId, resourceId)).Status);

    private async Task CrashAsync(
        OperationKind kind, bool cancel, Action<WorkflowHost> arrange, params OperationStatus[] ends)
    {
        await Region.AllowAsync(eips: 100);
        for (var effects = 1; ; effects += EffectsAt(effects))
        {
            var segment = kind == OperationKind.ReleaseEipSegment
                ? (await Region.SegmentAsync(SegmentCalls.TwoTransactions)).SegmentInstanceId
                : Region.NextId("eipsg");
            var id = Region.NextId("op");
            var (ended, isOver) = await RunOverCrashAsync(kind, id, segment, effects, cancel, arrange);

            Assert.Contains(ended.Status, ends);
            var state = await SoundStateAsync();
            await Region.AssertSegmentsSoundAsync(state);
            var isThere = (kind == OperationKind.AllocateEipSegment) == (ended.Status == OperationStatus.Succeeded);
            Assert.Equal(isThere ? Eips : 0, state.Eips.Count);
            if (isOver)
            {
                Assert.InRange(effects, 6, 120);
                return;
            }

            if (isThere)
            {
                Assert.Equal(OperationStatus.Succeeded, (await Region.RunSegmentAsync(OperationKind.ReleaseEipSegment, segment)).Status);
            }
        }
    }

    private async Task<(Operation Ended, bool IsOver)> RunOverCrashAsync(
        OperationKind kind, string id, string segment, int effects, bool cancel, Action<WorkflowHost> arrange)
    {
        arrange(Host);
        Host.Power.CutAfter(effects);
        var run = RunAsync(Host, kind, id, segment);
        var first = await Task.WhenAny(run, Host.Power.Off).WaitAsync(TestRegion.Patience);

        // What follows counts no effects any more.
        Host.Power.CutAfter(-1);
        var isOver = first == run && !Host.Power.Off.IsCompleted;
        if (!isOver)
        {
            _ = run.ContinueWith(static failed => failed.Exception, TaskScheduler.Default);
            await Region.CrashAsync(arrange);
            _ = await Host.StartSegmentAsync(kind, id, segment, SegmentCalls.TwoTransactions);
            _ = cancel ? await Host.CancelAsync(id) : null;
            run = Host.EndAsync(id);
        }

        var ended = await run;
        Host.Gateway.Before = null;
        return (ended, isOver);
    }

    // The gateway's changes, one for each EIP, are alike.
    private static int EffectsAt(int effects) => effects is > 6 and < 66 ? 20 : 1;

    private static async Task<Operation> RunAsync(WorkflowHost host, OperationKind kind, string id, string segment)
    {
        _ = await host.StartSegmentAsync(kind, id, segment, SegmentCalls.TwoTransactions);
        return await host.EndAsync(id);
    }
}
