using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Engine.Tests;

public sealed class ScheduleTests(AzuriteFixture azurite) : EngineTest(azurite, new FakeTimeProvider(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)))
{
    [Fact]
    public async Task Schedule_NewId_IsCreatedAndDurable()
    {
        Scripts.Main = (context, _) => context.WaitForExternalEventAsync<string>("never");
        await Hub.StartAsync();

        var result = await Hub.ScheduleAsync(options: new() { Version = "v1" });

        Assert.True(result.Created);
        Assert.Equal(("one", "Main", "v1", "\"in\""), (result.State.InstanceId, result.State.Name, result.State.Version, result.State.Input));
        Assert.Single(await Hub.RowsAsync("a|"));
    }

    [Fact]
    public async Task Schedule_IdOfActiveInstance_ReturnsItWithItsInput()
    {
        Scripts.Main = (context, _) => context.WaitForExternalEventAsync<string>("never");
        await Hub.StartAsync();
        await Hub.ScheduleAsync(input: "first");

        var again = await Hub.ScheduleAsync(input: "second");

        Assert.Equal((false, "\"first\""), (again.Created, again.State.Input));
    }

    [Fact]
    public async Task Schedule_IdOfFinishedInstance_ReturnsItWithItsInput()
    {
        await Hub.StartAsync();
        await Hub.RunAsync(input: "first");

        var again = await Hub.ScheduleAsync(input: "second");

        Assert.Equal((false, "\"first\"", WorkflowRuntimeStatus.Completed), (again.Created, again.State.Input, again.State.Status));
    }

    [Fact]
    public async Task Schedule_FinishedIdAmongNewOnesInOneFlush_OnlyTheTakenOneIsRefused()
    {
        await Hub.StartAsync();
        await Hub.RunAsync("taken");

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Hub.ScheduleAsync(i == 7 ? "taken" : $"new{i}")));

        Assert.Equal([7], Enumerable.Range(0, 40).Where(i => !results[i].Created));
        await Task.WhenAll(Enumerable.Range(0, 40).Where(i => i != 7).Select(i => Hub.EndAsync($"new{i}")));
    }

    [Fact]
    public async Task Schedule_SameIdConcurrently_IsCreatedOnce()
    {
        var runs = 0;
        Scripts.Main = (_, input) => Task.FromResult($"{Interlocked.Increment(ref runs)}");
        await Hub.StartAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Hub.ScheduleAsync()));
        await Hub.EndAsync();

        Assert.Equal((1, 1), (results.Count(r => r.Created), runs));
    }

    [Fact]
    public async Task Schedule_AfterPurge_TheIdIsFree()
    {
        await Hub.StartAsync();
        await Hub.RunAsync(input: "first");

        Assert.True(await Client.PurgeAsync("one"));
        Assert.Null(await Client.GetAsync("one"));
        Assert.True((await Hub.ScheduleAsync(input: "second")).Created);
    }

    [Fact]
    public async Task Schedule_StartAt_StartsThenAndNotBeforeEvenAfterACrash()
    {
        var startAt = Time!.GetUtcNow().AddHours(3);
        Scripts.Main = (context, _) => Task.FromResult($"{context.CurrentUtcDateTime >= startAt}");
        await Hub.StartAsync();
        var result = await Hub.ScheduleAsync(options: new() { StartAt = startAt });
        Assert.Equal(WorkflowRuntimeStatus.Pending, result.State.Status);

        Time.Advance(TimeSpan.FromHours(2));
        await Hub.CrashAsync();
        Assert.Equal(WorkflowRuntimeStatus.Pending, (await Client.GetAsync("one"))!.Status);

        Assert.Equal("\"True\"", (await EndAsync(TimeSpan.FromMinutes(20))).Output);
    }

    [Fact]
    public async Task Schedule_StartAtPassedWhileDown_StartsAtOnce()
    {
        await Hub.StartAsync();
        await Hub.ScheduleAsync(options: new() { StartAt = Time!.GetUtcNow().AddHours(3) });
        await Hub.Engine.KillAsync();
        Time.Advance(TimeSpan.FromHours(4));

        await Hub.StartAsync();

        Assert.Equal(WorkflowRuntimeStatus.Completed, (await Hub.EndAsync()).Status);
    }

    [Fact]
    public async Task Cancel_PendingInstance_IsCanceledWithoutRunning()
    {
        Scripts.Main = (_, _) => throw new InvalidOperationException("ran");
        await Hub.StartAsync();
        await Hub.ScheduleAsync(options: new() { StartAt = Time!.GetUtcNow().AddHours(1) });

        Assert.Equal(WorkflowSignalResult.Accepted, await Client.CancelAsync("one", "no more"));

        Assert.Equal(WorkflowRuntimeStatus.Canceled, (await Client.GetAsync("one"))!.Status);
        Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(WorkflowRuntimeStatus.Canceled, (await Client.GetAsync("one"))!.Status);
    }

    [Fact]
    public async Task Suspend_PendingInstance_DoesNotStartUntilResumed()
    {
        await Hub.StartAsync();
        await Hub.ScheduleAsync(options: new() { StartAt = Time!.GetUtcNow().AddHours(1) });
        await Client.SuspendAsync("one");

        Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(WorkflowRuntimeStatus.Suspended, (await Client.GetAsync("one"))!.Status);

        await Client.ResumeAsync("one");
        Assert.Equal(WorkflowRuntimeStatus.Completed, (await Hub.EndAsync()).Status);
    }

    [Fact]
    public async Task Schedule_InvalidArguments_Throws()
    {
        await Hub.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => Client.ScheduleAsync("Unknown", "one", ""));
        await Assert.ThrowsAsync<ArgumentException>(() => Hub.ScheduleAsync(""));
        await Assert.ThrowsAsync<ArgumentException>(() => Hub.ScheduleAsync(new string('x', 257)));
        await Assert.ThrowsAsync<PayloadTooLargeException>(() => Hub.ScheduleAsync(input: new string('x', PayloadSerializer.MaxLength)));
        Assert.Empty(await Hub.RowsAsync("a|"));
    }

    [Fact]
    public async Task Schedule_TooManyActive_IsRefusedAndNothingIsStored()
    {
        Hub.Configure = o => o.MaxActiveInstances = 2;
        Scripts.Main = (context, _) => context.WaitForExternalEventAsync<string>("go");
        await Hub.StartAsync();
        await Hub.ScheduleAsync("a");
        await Hub.ScheduleAsync("b");

        await Assert.ThrowsAsync<WorkflowHostUnavailableException>(() => Hub.ScheduleAsync("c"));
        Assert.Null(await Client.GetAsync("c"));

        await Client.RaiseEventAsync("a", "go", "");
        await Hub.EndAsync("a");
        Assert.True((await Hub.ScheduleAsync("c")).Created);
    }

    [Theory]
    [InlineData("a/b\\c#d?e|f g%h'i\"j&k+l~m")]
    [InlineData("\u0001\u007f\u0085 control")]
    [InlineData("弹性公网/实例🙂")]
    [InlineData("'; drop")]
    [InlineData(".")]
    public async Task Schedule_AnyId_IsStoredAndFoundUnderIt(string id)
    {
        Scripts.Main = (context, _) => context.CallActivityAsync<string>(nameof(Step), context.InstanceId);
        await Hub.StartAsync();

        await Hub.RunAsync(id);

        var state = await Client.GetAsync(id, includeSteps: true);
        Assert.Equal((id, WorkflowRuntimeStatus.Completed, 1), (state!.InstanceId, state.Status, state.Steps.Count));
        Assert.Equal(id, Assert.Single((await Client.ListAsync(new() { InstanceIdPrefix = id[..1] })).Instances).InstanceId);
    }

    [Fact]
    public async Task Schedule_LongestUnicodeIds_AreToldApart()
    {
        var ids = new[] { new string('é', 256), new string('é', 255) + 'è', new string('é', 255) };
        await Hub.StartAsync();

        foreach (var id in ids)
        {
            Assert.True((await Hub.ScheduleAsync(id, id)).Created);
            Assert.Equal(WorkflowRuntimeStatus.Completed, (await Hub.EndAsync(id)).Status);
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), (await Client.ListAsync(new() { InstanceIdPrefix = new string('é', 200) })).Instances.Select(i => i.InstanceId).Order(StringComparer.Ordinal));
    }
}
