using System.Collections.Concurrent;
using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Engine.Tests;

public sealed class RetryTests(AzuriteFixture azurite) : EngineTest(azurite, new FakeTimeProvider(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)))
{
    private static readonly RetryPolicy Policy = new()
    {
        MaxAttempts = 4,
        FirstInterval = TimeSpan.FromMinutes(1),
        MaxInterval = TimeSpan.FromMinutes(3),
        NonRetryableErrors = [typeof(ArgumentException).FullName!],
    };

    private readonly ConcurrentQueue<(int Attempt, TimeSpan At)> _attempts = new();

    [Fact]
    public async Task Retry_FailuresThenSuccess_WaitsByThePolicyWithTheSameKey()
    {
        Record((context, input) => context.Attempt < 4 ? throw new TimeoutException($"{context.Attempt}") : Task.FromResult(context.IdempotencyKey));
        await Hub.StartAsync();
        await Hub.ScheduleAsync();

        var state = await EndAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("\"one/0\"", state.Output);
        Assert.Equal([1, 2, 3, 4], _attempts.Select(a => a.Attempt));
        var waits = _attempts.Zip(_attempts.Skip(1), (a, b) => b.At - a.At).ToList();
        Assert.True(waits[0] >= TimeSpan.FromMinutes(1) && waits[1] >= TimeSpan.FromMinutes(2) && waits[2] >= TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Retry_AttemptsSpent_FailsWithTheLastFailure()
    {
        Record((context, _) => throw new TimeoutException($"{context.Attempt}"));
        await Hub.StartAsync();
        await Hub.ScheduleAsync();

        var state = await EndAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(typeof(WorkflowTaskFailedException).FullName, state.Failure!.ErrorType);
        Assert.Equal(("System.TimeoutException", "4"), (state.Failure.InnerFailure!.ErrorType, state.Failure.InnerFailure.Message));
        Assert.Equal(4, _attempts.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Retry_NonRetryableError_StopsAtOnce(bool byType)
    {
        Record((_, _) => throw (byType ? new NonRetryableException("no") : new ArgumentException("no")));
        await Hub.StartAsync();

        Assert.Equal(WorkflowRuntimeStatus.Failed, (await Hub.RunAsync()).Status);
        Assert.Single(_attempts);
    }

    [Fact]
    public async Task Timeout_AttemptNeverEnds_IsStoppedAndTriedAgain()
    {
        Scripts.Step = async (context, input) =>
        {
            _attempts.Enqueue((context.Attempt, default));
            if (context.Attempt == 1)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, Time!, context.CancellationToken);
            }

            return input;
        };
        Scripts.Main = (context, input) => context.CallActivityAsync<string>(
            nameof(Step), input, new() { RetryPolicy = Policy, Timeout = TimeSpan.FromMinutes(5) });
        await Hub.StartAsync();
        await Hub.ScheduleAsync();

        var state = await EndAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("\"in\"", state.Output);
        Assert.Equal([1, 2], _attempts.Select(a => a.Attempt));
    }

    [Fact]
    public async Task Retry_CrashWhileWaiting_KeepsAttemptAndTime()
    {
        Record((context, input) => context.Attempt < 3 ? throw new TimeoutException("again") : Task.FromResult(input));
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Eventually.TrueAsync(() => _attempts.Count == 2, () => Time!.Advance(TimeSpan.FromSeconds(10)));
        await Eventually.TrueAsync(async () => (await Client.GetAsync("one", includeSteps: true))!.Steps is [{ Attempts: >= 2, Failure: not null }]);
        await Client.RaiseEventAsync("one", "flush", "");

        await Hub.CrashAsync();
        var state = await EndAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("\"in\"", state.Output);
        Assert.Equal([1, 2, 3], _attempts.Select(a => a.Attempt));
        Assert.True(_attempts.Last().At - _attempts.ElementAt(1).At >= TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Timer_FiresNeverEarlyAndAtOnceAfterDowntime()
    {
        Scripts.Main = async (context, _) =>
        {
            var start = context.CurrentUtcDateTime;
            await context.CreateTimer(TimeSpan.FromDays(100));
            return $"{(context.CurrentUtcDateTime - start).TotalDays >= 100}";
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        Time!.Advance(TimeSpan.FromDays(99));
        Assert.Equal(WorkflowRuntimeStatus.Running, (await Client.GetAsync("one"))!.Status);
        await Hub.Engine.KillAsync();
        Time.Advance(TimeSpan.FromDays(2));

        await Hub.StartAsync();

        Assert.Equal("\"True\"", (await Hub.EndAsync()).Output);
    }

    private void Record(Func<WorkflowActivityContext, string, Task<string>> step)
    {
        var started = Time!.GetUtcNow();
        Scripts.Step = (context, input) =>
        {
            _attempts.Enqueue((context.Attempt, Time.GetUtcNow() - started));
            return step(context, input);
        };
        Scripts.Main = (context, input) => context.CallActivityAsync<string>(nameof(Step), input, new() { RetryPolicy = Policy });
    }
}
