using System.Collections.Concurrent;
using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine.Tests;

/// <summary>Without extended sessions: the workflow runs again from its journal at every await, and only its code notices.</summary>
public sealed class ExtendedSessionsTests : EngineTest
{
    private readonly ConcurrentDictionary<string, int> _ran = new(StringComparer.Ordinal);
    private int _runs;

    public ExtendedSessionsTests(AzuriteFixture azurite) : base(azurite)
    {
        Hub.Configure = options => options.ExtendedSessions = false;
        Scripts.Step = (_, input) => Task.FromResult(Count(input));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 4)]
    public async Task Run_ThreeActivities_EachRunsOnceAndTheCodeAtEveryAwait(bool extended, int runs)
    {
        Hub.Configure = options => options.ExtendedSessions = extended;
        Scripts.Main = async (context, _) =>
        {
            Begin();
            return await Step(context, "a") + await Step(context, "b", new() { DeferCheckpoint = true }) + await Step(context, "c");
        };
        await Hub.StartAsync();

        Assert.Equal("\"abc\"", (await Hub.RunAsync()).Output);
        Assert.Equal((1, 1, 1), (_ran["a"], _ran["b"], _ran["c"]));
        Assert.Equal(runs, _runs);
    }

    [Fact]
    public async Task Run_ManyAtOnceWithRetriesTimersAndChildren_NothingRunsTwice()
    {
        Scripts.Child = (context, input) => Step(context, $"child {input}");
        Scripts.Step = (context, input) =>
        {
            Count($"{input}#{context.Attempt}");
            return input == "falters" && context.Attempt < 3
                ? Task.FromException<string>(new InvalidOperationException("not yet"))
                : Task.FromResult(input);
        };
        Scripts.Main = async (context, _) =>
        {
            Begin();
            var waits = Enumerable.Range(0, 20).Select(i => Step(context, $"{i}")).ToList();
            waits.Add(Step(context, "falters", new() { RetryPolicy = new() { MaxAttempts = 3, FirstInterval = TimeSpan.FromMilliseconds(20) } }));
            waits.Add(context.CallWorkflowAsync<string>(nameof(Child), "x"));
            waits.Add(TimerAsync(context));
            return string.Join(' ', await Task.WhenAll(waits));
        };
        await Hub.StartAsync();

        Assert.Equal(
            $"\"{string.Join(' ', Enumerable.Range(0, 20))} falters child x timer\"", (await Hub.RunAsync()).Output);
        Assert.All(_ran, one => Assert.Equal(1, one.Value));
        Assert.Equal(24, _ran.Count);
        Assert.True(_runs > 20, $"The code ran {_runs} times.");
    }

    [Fact]
    public async Task Replay_EventsBeforeAndAfterTheyAreAwaited_AreHandledOnceInOrder()
    {
        Scripts.Main = async (context, _) =>
        {
            var seen = "";
            while (!seen.EndsWith('z'))
            {
                context.SetCustomStatus(seen);
                seen += await context.WaitForExternalEventAsync<string>("letter");
                seen += await Step(context, ".");
            }

            return seen;
        };
        Scripts.Step = (_, _) => Task.FromResult("");
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        foreach (var letter in "abcdefz")
        {
            await Client.RaiseEventAsync("one", "letter", $"{letter}", $"id-{letter}");
            await Client.RaiseEventAsync("one", "letter", $"{letter}", $"id-{letter}");
        }

        Assert.Equal("\"abcdefz\"", (await Hub.EndAsync()).Output);
    }

    [Fact]
    public async Task Replay_StatusSetEarlier_IsNotShownAgain()
    {
        var shown = new List<string?>();
        Scripts.Main = async (context, _) =>
        {
            for (var step = 0; step < 5; step++)
            {
                context.SetCustomStatus(step);
                await context.WaitForExternalEventAsync<string>("go");
            }

            return "";
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        var watch = UntilAsync(state =>
        {
            lock (shown)
            {
                shown.Add(state.CustomStatus);
            }

            return false;
        });
        for (var step = 0; step < 5; step++)
        {
            await UntilAsync(state => state.CustomStatus == $"{step}");
            await Client.RaiseEventAsync("one", "go", "");
        }

        await watch;
        Assert.Equal(shown.Order(), shown);
    }

    [Theory]
    [InlineData("activity")]
    [InlineData("child")]
    [InlineData("timer")]
    [InlineData("event")]
    public async Task Cancel_WhileItWaitsAfterReplays_EndsTheWait(string kind)
    {
        var gate = new Gate();
        Scripts.Step = async (context, input) =>
        {
            if (input == "hold")
            {
                await gate.PassAsync(context.CancellationToken);
            }

            return input;
        };
        Scripts.Child = (context, _) => context.CallActivityAsync<string>(nameof(Step), "hold", null, context.CancellationToken);
        Scripts.Main = async (context, _) =>
        {
            var token = context.CancellationToken;
            var wait = kind switch
            {
                "activity" => context.CallActivityAsync<string>(nameof(Step), "hold", null, token),
                "child" => context.CallWorkflowAsync<string>(nameof(Child), "", null, token),
                "timer" => context.CreateTimer(TimeSpan.FromDays(1), token),
                _ => context.WaitForExternalEventAsync<string>("never", token),
            };
            await Step(context, "a");
            await Step(context, "b");
            context.SetCustomStatus("waits");
            try
            {
                await wait;
                return "not canceled";
            }
            catch (OperationCanceledException)
            {
                return await Step(context, "cleaned up");
            }
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await UntilStatusAsync("waits");
        if (kind is "activity" or "child")
        {
            await gate.Entered;
        }

        await Client.CancelAsync("one", "enough");

        Assert.Equal("\"cleaned up\"", (await Hub.EndAsync()).Output);
    }

    [Fact]
    public async Task Replay_HistoryOverSeveralRows_IsReadBackWhole()
    {
        var large = new string('x', 12_000);
        Scripts.Step = (_, input) => Task.FromResult(Count(input) + large);
        Scripts.Main = async (context, _) =>
        {
            Begin();
            var sum = 0;
            for (var step = 0; step < 12; step++)
            {
                sum += (await Step(context, $"{step}")).Length;
            }

            return $"{sum}";
        };
        await Hub.StartAsync();

        var ended = await Hub.RunAsync();

        Assert.Equal($"\"{(12 * large.Length) + 14}\"", ended.Output);
        Assert.NotEmpty(await Hub.RowsAsync("h|"));
        Assert.Equal(13, _runs);
        Assert.All(_ran, one => Assert.Equal(1, one.Value));
    }

    [Fact]
    public async Task Suspend_ThenResume_KeepsWhatCameMeanwhile()
    {
        Scripts.Main = async (context, _) =>
        {
            var first = await Step(context, "a");
            context.SetCustomStatus("waits");
            return first + await context.WaitForExternalEventAsync<string>("go") + await Step(context, "c");
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await UntilStatusAsync("waits");
        await Client.SuspendAsync("one");
        await Client.RaiseEventAsync("one", "go", "b");
        await Client.ResumeAsync("one");
        await Client.SuspendAsync("one");
        await Client.ResumeAsync("one");

        Assert.Equal("\"abc\"", (await Hub.EndAsync()).Output);
        Assert.Equal(1, _ran["c"]);
    }

    [Fact]
    public async Task ContinueAsNew_WithEvents_HandlesEachOnce()
    {
        Scripts.Main = async (context, input) =>
        {
            var next = input + await context.WaitForExternalEventAsync<string>("letter");
            _ = await Step(context, next);
            if (next.Length < 7)
            {
                context.ContinueAsNew(next);
            }

            return next;
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync(input: "");
        foreach (var letter in "abcdefg")
        {
            await Client.RaiseEventAsync("one", "letter", $"{letter}");
        }

        Assert.Equal("\"abcdefg\"", (await Hub.EndAsync()).Output);
        Assert.All(_ran, one => Assert.Equal(1, one.Value));
    }

    [Fact]
    public async Task Crash_InTheMiddle_GoesOnAsEver()
    {
        var gate = new Gate();
        Scripts.Step = async (_, input) =>
        {
            if (input == "c" && _ran.GetValueOrDefault("c") == 0)
            {
                Count(input);
                await gate.PassAsync();
            }

            return Count(input);
        };
        Scripts.Main = async (context, _) => await Step(context, "a") + await Step(context, "b") + await Step(context, "c") + await Step(context, "d");
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await gate.Entered;
        await Hub.CrashAsync();

        Assert.Equal("\"abcd\"", (await Hub.EndAsync()).Output);
        Assert.Equal((1, 1, 1), (_ran["a"], _ran["b"], _ran["d"]));
    }

    [Fact]
    public async Task Replay_CodeThatIsNotDeterministic_FailsWithoutACrash()
    {
        Scripts.Main = async (context, _) =>
        {
            await context.CallActivityAsync<string>(Interlocked.Increment(ref _runs) == 1 ? nameof(Step) : nameof(Other), "");
            return await Step(context, "a");
        };
        await Hub.StartAsync();

        var state = await Hub.RunAsync();

        Assert.Equal(typeof(NonDeterministicWorkflowException).FullName, state.Failure?.ErrorType);
        Assert.Contains("Activity 'Step'; the code asks for Activity 'Other'", state.Failure!.Message, StringComparison.Ordinal);
    }

    private static Task<string> Step(WorkflowContext context, string input, ActivityOptions? options = null) =>
        context.CallActivityAsync<string>(nameof(Step), input, options);

    private static async Task<string> TimerAsync(WorkflowContext context)
    {
        await context.CreateTimer(TimeSpan.FromMilliseconds(30));
        return "timer";
    }

    private string Count(string input)
    {
        _ran.AddOrUpdate(input, 1, static (_, count) => count + 1);
        return input;
    }

    private void Begin() => Interlocked.Increment(ref _runs);
}
