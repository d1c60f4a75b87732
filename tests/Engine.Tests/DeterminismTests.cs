using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Engine.Tests;

public sealed class DeterminismTests(AzuriteFixture azurite) : EngineTest(azurite)
{
    [Fact]
    public Task Replay_OtherName_FailsNamingBoth() => ChangeAsync(
        context => context.CallActivityAsync<string>(nameof(Other), ""),
        "as call 0 the journal holds Activity 'Step'; the code asks for Activity 'Other'.");

    [Fact]
    public Task Replay_OtherKind_FailsNamingBoth() => ChangeAsync(
        context => context.CreateTimer(TimeSpan.FromDays(1)),
        "as call 0 the journal holds Activity 'Step'; the code asks for Timer.");

    [Fact]
    public Task Replay_ExtraCall_FailsNamingBoth() => ChangeAsync(
        async context =>
        {
            _ = context.CallWorkflowAsync<string>(nameof(Child), "");
            await context.CallActivityAsync<string>(nameof(Step), "");
        },
        "as call 0 the journal holds Activity 'Step'; the code asks for Workflow 'Child'.");

    [Fact]
    public Task Replay_MissingCall_FailsNamingIt() => ChangeAsync(
        _ => Task.CompletedTask, "as call 0 the journal holds Activity 'Step'; the code makes only 0 call(s).", waits: false);

    [Fact]
    public async Task Replay_AnotherEventAwaited_FailsNamingBoth()
    {
        var gate = new Gate();
        Scripts.Step = (_, _) => HoldAsync(gate);
        Scripts.Main = async (context, _) =>
            await context.WaitForExternalEventAsync<string>("old") + await context.CallActivityAsync<string>(nameof(Step), "");
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Client.RaiseEventAsync("one", "old", "");
        await gate.Entered;
        await Client.RaiseEventAsync("one", "new", "");
        await Hub.Engine.KillAsync();

        Scripts.Main = (context, _) => context.WaitForExternalEventAsync<string>("new");
        await Hub.StartAsync();

        Assert.Contains("the journal holds ExternalEvent 'old'; the code asks for ExternalEvent 'new'", (await Hub.EndAsync()).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AwaitsAForeignTask_Fails()
    {
        var foreign = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Scripts.Main = (_, _) =>
        {
            var result = WaitAsync();
            waiting.SetResult();
            return result;

            async Task<string> WaitAsync()
            {
                await foreign.Task;
                return "";
            }
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await waiting.Task;

        foreign.SetResult();
        var state = await Hub.EndAsync();

        Assert.Equal(typeof(NonDeterministicWorkflowException).FullName, state.Failure!.ErrorType);
        Assert.Contains("not a durable call", state.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CallsFromAnotherThread_Fails()
    {
        Scripts.Main = async (context, _) =>
            await Task.Factory.StartNew(
                () => context.CallActivityAsync<string>(nameof(Step), ""), CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Default).Unwrap();
        await Hub.StartAsync();

        Assert.Equal(typeof(NonDeterministicWorkflowException).FullName, (await Hub.RunAsync()).Failure!.ErrorType);
    }

    [Fact]
    public async Task Replay_TimeGuidsAndOrder_AreTheSame()
    {
        Hub.Configure = TestHub.WithExtendedSessions;
        var runs = new List<string>();
        var gate = new Gate();
        Scripts.Step = (_, input) => input == "hold" ? HoldAsync(gate) : Task.FromResult(input);
        Scripts.Main = async (context, _) =>
        {
            var seen = new List<string> { $"{context.CurrentUtcDateTime:o} {context.NewGuid()} {context.NewGuid()} {context.IsReplaying}" };
            var tasks = Enumerable.Range(0, 8).Select(i => context.CallActivityAsync<string>(nameof(Step), $"{i}")).ToList();
            while (tasks.Count > 0)
            {
                var first = await Task.WhenAny(tasks);
                tasks.Remove(first);
                seen.Add($"{await first} {context.CurrentUtcDateTime:o} {context.NewGuid()}");
            }

            lock (runs)
            {
                runs.Add(string.Join('\n', seen));
            }

            await context.CallActivityAsync<string>(nameof(Step), "hold");
            return context.IsReplaying ? "replaying" : "live";
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await gate.Entered;
        await Hub.CrashAsync();
        gate.Open();

        Assert.Equal("\"live\"", (await Hub.EndAsync()).Output);
        Assert.Equal(2, runs.Count);
        Assert.Equal(runs[0].Replace("False", "True", StringComparison.Ordinal), runs[1]);
        Assert.Contains("False", runs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_SafeLogger_IsSilent()
    {
        Hub.Configure = TestHub.WithExtendedSessions;
        var (gate, replays) = (new Gate(), new List<bool>());
        Scripts.Step = (_, input) => input == "hold" ? HoldAsync(gate) : Task.FromResult(input);
        Scripts.Main = async (context, _) =>
        {
            var logger = context.CreateReplaySafeLogger("test");
            replays.Add(context.IsReplaying);
            logger.Log(LogLevel.Information, default, "said before the crash", null, static (text, _) => text);
            await context.CallActivityAsync<string>(nameof(Step), "");
            await context.CallActivityAsync<string>(nameof(Step), "hold");
            logger.Log(LogLevel.Information, default, "said after it", null, static (text, _) => text);
            return "";
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await gate.Entered;
        await Hub.CrashAsync();
        gate.Open();
        await Hub.EndAsync();

        Assert.Equal([false, true], replays);
        Assert.Equal(["said before the crash", "said after it"], Hub.Loggers.Lines.Where(line => line.StartsWith("said", StringComparison.Ordinal)));
    }

    /// <summary>Runs a workflow whose first call is journaled, then replays it with other code.</summary>
    private async Task ChangeAsync(Func<WorkflowContext, Task> changed, string expected, bool waits = true)
    {
        var gate = new Gate();
        Scripts.Step = (_, input) => input == "hold" ? HoldAsync(gate) : Task.FromResult(input);
        Scripts.Main = async (context, _) =>
        {
            await context.CallActivityAsync<string>(nameof(Step), "");
            await context.CallActivityAsync<string>(nameof(Step), "hold");
            return "";
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync(options: new() { Version = "v7" });
        await gate.Entered;
        await Hub.Engine.KillAsync();

        Scripts.Main = async (context, _) =>
        {
            await changed(context);
            return waits ? await context.WaitForExternalEventAsync<string>("never") : "";
        };
        await Hub.StartAsync();
        var state = await Hub.EndAsync();

        Assert.Equal(WorkflowRuntimeStatus.Failed, state.Status);
        Assert.Equal(typeof(NonDeterministicWorkflowException).FullName, state.Failure!.ErrorType);
        Assert.Contains(expected, state.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("'Main' (version 'v7')", state.Failure.Message, StringComparison.Ordinal);
    }

    private static async Task<string> HoldAsync(Gate gate)
    {
        await gate.PassAsync();
        return "";
    }
}
