using System.Collections.Concurrent;
using System.Diagnostics;
using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine.Tests;

public sealed class TraceTests : EngineTest
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;
    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();

    public TraceTests(AzuriteFixture azurite) : base(azurite)
    {
        // The sources are the process's: spans of tests that run beside this one are of other traces.
        _listener = new()
        {
            ShouldListenTo = source => source.Name == EngineTracing.SourceName,
            Sample = (ref options) => options.TraceId == _trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = span => _spans.Enqueue(span),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Fact]
    public async Task Schedule_InATrace_TheWorkflowAndEveryAttemptAreSpansOfIt()
    {
        var attempts = 0;
        Scripts.Step = (_, input) => ++attempts == 1 ? throw new TimeoutException("too slow") : Task.FromResult(input);
        Scripts.Main = (context, input) => context.CallActivityAsync<string>(
            nameof(Step), input, new() { RetryPolicy = new() { MaxAttempts = 2, FirstInterval = TimeSpan.FromMilliseconds(1) } });
        await Hub.StartAsync();

        await ScheduleInTraceAsync();
        await Hub.EndAsync();

        var schedule = Span("schedule Main");
        await Eventually.TrueAsync(() => _spans.Count == 4);
        Assert.All(_spans.Where(span => span != schedule), span => Assert.Equal(schedule.SpanId, span.ParentSpanId));
        Assert.Equal(
            ["Failed 1 System.TimeoutException", "Completed 2 "],
            _spans.Where(span => span.DisplayName == nameof(Step)).Select(span =>
                $"{span.GetTagItem("workflow.outcome")} {span.GetTagItem("workflow.attempt")} {span.GetTagItem("error.type")}"));
        Assert.Equal("Completed", Span(nameof(Main)).GetTagItem("workflow.outcome"));
    }

    [Fact]
    public async Task Crash_DuringAStep_TheRecoveredInstanceGoesOnInItsTraceAndRepeatsNoSpan()
    {
        var gate = new Gate();
        string? traceOfTheSecond = null;
        Scripts.Step = (_, input) => Task.FromResult(input);
        Scripts.Other = async (_, input) =>
        {
            await gate.PassAsync();
            traceOfTheSecond = Activity.Current?.TraceId.ToString();
            return input;
        };
        Scripts.Main = async (context, input) =>
        {
            await context.CallActivityAsync<string>(nameof(Step), input);
            return await context.CallActivityAsync<string>(nameof(Other), input);
        };
        await Hub.StartAsync();
        await ScheduleInTraceAsync();
        await gate.Entered;

        await Hub.CrashAsync();
        gate.Open();
        await Hub.EndAsync();

        await Eventually.TrueAsync(() => _spans.Any(span => span.DisplayName == nameof(Main)));
        Assert.Equal($"{_trace}", traceOfTheSecond);
        Assert.Single(_spans, span => span.DisplayName == nameof(Step));
        Assert.Single(_spans, span => span.DisplayName == nameof(Main));
        Assert.Contains(_spans, span => span.DisplayName == nameof(Other) && span.GetTagItem("workflow.outcome") is "Completed");
        Assert.All(_spans, span => Assert.Equal(_trace, span.TraceId));
    }

    [Fact]
    public async Task ContinueAsNew_AndChildren_StayInTheTrace()
    {
        Scripts.Step = (_, _) => Task.FromResult(Activity.Current!.TraceId.ToString());
        Scripts.Child = (context, input) => context.CallActivityAsync<string>(nameof(Step), input);
        Scripts.Main = async (context, input) =>
        {
            if (input == "in")
            {
                context.ContinueAsNew("again");
                return "";
            }

            return await context.CallWorkflowAsync<string>(nameof(Child), input);
        };
        await Hub.StartAsync();

        await ScheduleInTraceAsync();
        var state = await Hub.EndAsync();

        Assert.Equal($"\"{_trace}\"", state.Output);
        await Eventually.TrueAsync(() => _spans.Count(span => span.DisplayName == nameof(Main)) == 2);
        Assert.Equal(
            ["Completed", "ContinuedAsNew"],
            _spans.Where(span => span.DisplayName == nameof(Main)).Select(span => $"{span.GetTagItem("workflow.outcome")}").Order());
    }

    [Fact]
    public async Task Recover_RowWithoutATrace_RunsToItsEnd()
    {
        var gate = new Gate();
        Scripts.Step = async (_, input) =>
        {
            await gate.PassAsync();
            return input;
        };
        Scripts.Main = (context, input) => context.CallActivityAsync<string>(nameof(Step), input);
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await gate.Entered;
        Assert.All(await Hub.RowsAsync("a|"), row => Assert.False(row.ContainsKey("TraceParent")));

        await Hub.CrashAsync();
        gate.Open();

        Assert.Equal(WorkflowRuntimeStatus.Completed, (await Hub.EndAsync()).Status);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _listener.Dispose();
    }

    private async Task ScheduleInTraceAsync()
    {
        using var request = new Activity("request")
            .SetParentId(_trace, ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded)
            .Start();
        await Hub.ScheduleAsync();
    }

    private Activity Span(string name) => _spans.Single(span => span.DisplayName == name);
}
