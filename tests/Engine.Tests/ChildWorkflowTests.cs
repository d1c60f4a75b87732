using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine.Tests;

public sealed class ChildWorkflowTests(AzuriteFixture azurite) : EngineTest(azurite)
{
    [Fact]
    public async Task Call_ManyChildren_InWhateverShardsTheirResultsArrive()
    {
        Scripts.Child = (context, input) => Task.FromResult($"{input}@{context.Version};");
        Scripts.Main = async (context, _) => string.Concat(
            await Task.WhenAll(Enumerable.Range(0, 12).Select(i => context.CallWorkflowAsync<string>(nameof(Child), $"{i}"))));
        await Hub.StartAsync();
        await Hub.ScheduleAsync(options: new() { Version = "v2" });

        Assert.Equal($"\"{string.Concat(Enumerable.Range(0, 12).Select(i => $"{i}@v2;"))}\"", (await Hub.EndAsync()).Output);
        var child = await Client.GetAsync("one:0.3");
        Assert.Equal("one", child!.ParentInstanceId);
        Assert.True(Enumerable.Range(0, 12).Select(i => ShardMap.Of($"one:0.{i}", 4)).Distinct().Count() > 1);
    }

    [Fact]
    public async Task Call_ChildFails_TheFailureIsNested()
    {
        Scripts.Step = (_, _) => throw new TimeoutException("deep");
        Scripts.Child = (context, _) => context.CallActivityAsync<string>(nameof(Step), "");
        Scripts.Main = (context, _) => context.CallWorkflowAsync<string>(nameof(Child), "");
        await Hub.StartAsync();

        var failure = (await Hub.RunAsync()).Failure!;

        Assert.Equal(typeof(WorkflowTaskFailedException).FullName, failure.ErrorType);
        Assert.Equal(typeof(WorkflowTaskFailedException).FullName, failure.InnerFailure!.ErrorType);
        Assert.Equal("deep", failure.InnerFailure.InnerFailure!.Message);
    }

    [Fact]
    public async Task Call_WithRetries_EachAttemptIsAChildOfItsOwn()
    {
        var ids = new List<string>();
        Scripts.Child = (context, input) =>
        {
            ids.Add(context.InstanceId);
            return ids.Count < 3 ? throw new TimeoutException() : Task.FromResult(input);
        };
        Scripts.Main = (context, input) => context.CallWorkflowAsync<string>(
            nameof(Child), input, new() { InstanceId = "kid", RetryPolicy = new() { MaxAttempts = 3, FirstInterval = TimeSpan.Zero } });
        await Hub.StartAsync();

        Assert.Equal("\"in\"", (await Hub.RunAsync()).Output);
        Assert.Equal(["kid", "kid.2", "kid.3"], ids);
    }

    [Fact]
    public async Task Call_IdOfAnotherInstance_Fails()
    {
        Scripts.Main = (context, input) => context.CallWorkflowAsync<string>(nameof(Child), input, new() { InstanceId = "taken" });
        await Hub.StartAsync();
        await Client.ScheduleAsync(nameof(Child), "taken", "x");
        await Hub.EndAsync("taken");

        Assert.Equal("InstanceIdTaken", (await Hub.RunAsync()).Failure!.InnerFailure!.ErrorType);
    }

    [Fact]
    public async Task Call_WorkflowNotRegistered_Fails()
    {
        Scripts.Main = (context, input) => context.CallWorkflowAsync<string>("Nowhere", input);
        await Hub.StartAsync();

        Assert.Equal("WorkflowNotRegistered", (await Hub.RunAsync()).Failure!.InnerFailure!.ErrorType);
    }

    [Fact]
    public async Task Crash_WhileTheChildRuns_BothGoOnAndTheChildStartsOnce()
    {
        var (gate, effects) = (new Gate(), 0);
        Scripts.Step = (_, input) =>
        {
            Interlocked.Increment(ref effects);
            return Task.FromResult(input);
        };
        Scripts.Other = async (_, input) =>
        {
            await gate.PassAsync();
            return input;
        };
        Scripts.Child = async (context, input) =>
        {
            await context.CallActivityAsync<string>(nameof(Step), input);
            return await context.CallActivityAsync<string>(nameof(Other), "grown");
        };
        Scripts.Main = (context, input) => context.CallWorkflowAsync<string>(nameof(Child), input);
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await gate.Entered;

        await Hub.CrashAsync();
        gate.Open();

        Assert.Equal("\"grown\"", (await Hub.EndAsync()).Output);
        Assert.Equal(1, effects);
        Assert.Equal(2, (await Client.ListAsync(new())).Instances.Count);
    }

    [Fact]
    public async Task Crash_BetweenTheChildsEndAndTheParentsCommit_TheParentReadsTheChildsRow()
    {
        Scripts.Child = (context, _) => context.WaitForExternalEventAsync<string>("go");
        Scripts.Main = (context, input) => context.CallWorkflowAsync<string>(nameof(Child), input);
        var tap = new StorageTap();
        await Hub.StartAsync(tap);
        var parentShard = ShardMap.Of("one", 4);
        var childId = Enumerable.Range(0, 100).Select(i => $"kid{i}").First(id => ShardMap.Of(id, 4) != parentShard);
        Scripts.Main = (context, input) => context.CallWorkflowAsync<string>(nameof(Child), input, new() { InstanceId = childId });
        await Hub.ScheduleAsync();
        await Eventually.TrueAsync(async () => await Client.GetAsync(childId) is not null);

        // The parent's shard cannot write any more; the child's can.
        tap.Before = async request =>
        {
            if (StorageTap.IsTransaction(request))
            {
                using var body = new MemoryStream();
                await request.Content!.WriteToAsync(body, CancellationToken.None);
                if (System.Text.Encoding.UTF8.GetString(body.ToArray()).Contains("a%7Cone'", StringComparison.Ordinal))
                {
                    throw new Azure.RequestFailedException(503, "Not now.");
                }
            }
        };
        await Client.RaiseEventAsync(childId, "go", "grown");
        await Hub.EndAsync(childId);
        Assert.Equal(WorkflowRuntimeStatus.Running, (await Client.GetAsync("one"))!.Status);

        await Hub.CrashAsync();

        Assert.Equal("\"grown\"", (await Hub.EndAsync()).Output);
    }

    [Fact]
    public async Task Cancel_ChildCalledWithoutTheToken_KeepsRunning()
    {
        Scripts.Child = (context, _) => context.WaitForExternalEventAsync<string>("go", context.CancellationToken);
        Scripts.Main = async (context, input) =>
        {
            _ = context.CallWorkflowAsync<string>(nameof(Child), input, new() { InstanceId = "kid" });
            return await context.WaitForExternalEventAsync<string>("never", context.CancellationToken);
        };
        await Hub.StartAsync();
        await Hub.ScheduleAsync();
        await Eventually.TrueAsync(async () => await Client.GetAsync("kid") is not null);

        await Client.CancelAsync("one", "enough");

        Assert.Equal(WorkflowRuntimeStatus.Canceled, (await Hub.EndAsync()).Status);
        Assert.Equal(WorkflowRuntimeStatus.Running, (await Client.GetAsync("kid"))!.Status);
    }
}
