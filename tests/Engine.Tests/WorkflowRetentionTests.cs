using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Retention;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Engine.Tests;

/// <summary>The retention for engines that have none, on one whose own is out of the way.</summary>
public sealed class WorkflowRetentionTests : EngineTest
{
    public WorkflowRetentionTests(AzuriteFixture azurite)
        : base(azurite, new FakeTimeProvider(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)))
    {
        Hub.Configure = o => o.Retention = TimeSpan.FromDays(3650);
        Scripts.Main = async (context, input) => input switch
        {
            "wait" => await context.WaitForExternalEventAsync<string>("go", context.CancellationToken),
            "fail" => throw new InvalidOperationException("It failed."),
            _ => input,
        };
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(200)]
    public async Task Sweep_EndedLongAgo_IsPurgedAndTheRestKept(int pageSize)
    {
        await Hub.StartAsync();
        await Hub.ScheduleAsync("active", "wait");
        await Hub.ScheduleAsync("ended-late", "wait");
        await Hub.ScheduleAsync("canceled", "wait");
        await Client.CancelAsync("canceled", "for the test");
        await Hub.EndAsync("canceled");
        await Hub.RunAsync("failed", "fail");
        await Task.WhenAll(Enumerable.Range(0, 7).Select(i => Hub.RunAsync($"old{i}")));
        Time!.Advance(TimeSpan.FromDays(6));
        await Client.RaiseEventAsync("ended-late", "go", "");
        await Hub.EndAsync("ended-late");
        await Hub.RunAsync("young");

        Assert.Equal(0, await Retention(Client, pageSize).SweepAsync(default));
        Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(9, await Retention(Client, pageSize).SweepAsync(default));

        var left = await Client.ListAsync(new());
        Assert.Equal(["active", "ended-late", "young"], left.Instances.Select(i => i.InstanceId).Order(StringComparer.Ordinal));
        Assert.Equal(0, await Retention(Client, pageSize).SweepAsync(default));
    }

    [Fact]
    public async Task Sweep_TwoAtOnce_PurgeEachInstanceOnce()
    {
        await Hub.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Hub.RunAsync($"old{i}")));
        Time!.Advance(TimeSpan.FromDays(8));

        var purged = await Task.WhenAll(Retention(Client, 5).SweepAsync(default), Retention(Client, 7).SweepAsync(default));

        Assert.Equal(20, purged.Sum());
        Assert.Empty((await Client.ListAsync(new())).Instances);
    }

    [Fact]
    public async Task Sweep_OneCannotBePurged_TheOthersAre()
    {
        await Hub.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Hub.RunAsync($"old{i}")));
        Time!.Advance(TimeSpan.FromDays(8));

        Assert.Equal(4, await Retention(new StubbornClient(Client, "old2"), 2).SweepAsync(default));

        Assert.Equal(["old2"], (await Client.ListAsync(new())).Instances.Select(i => i.InstanceId));
    }

    [Fact]
    public async Task Sweep_Cancelled_Throws()
    {
        await Hub.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Retention(Client, 1).SweepAsync(new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("1.23:59:59", "Retention:Period is 1.23:59:59; it must be 2.00:00:00 to 365.00:00:00.")]
    [InlineData("366.00:00:00", "Retention:Period is 366.00:00:00; it must be 2.00:00:00 to 365.00:00:00.")]
    [InlineData("2.00:00:00", null)]
    [InlineData(null, null)]
    public void Settings_Period_IsCheckedAtStart(string? period, string? error)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new(period is null ? "Other" : "Retention:Period", period), new("Retention:Unknown", "1")]).Build();
        using var provider = new ServiceCollection().AddWorkflowRetention(configuration.GetSection("Retention")).BuildServiceProvider();

        var failure = Record.Exception(provider.GetRequiredService<IStartupValidator>().Validate);

        Assert.Equal(error, (failure as OptionsValidationException)?.Failures.Single());
        Assert.Equal(error is null, failure is null);
    }

    private WorkflowRetention Retention(IWorkflowClient client, int pageSize) =>
        new(client, Options.Create(new RetentionOptions()), Time!, NullLogger<WorkflowRetention>.Instance) { PageSize = pageSize };

    private sealed class StubbornClient(IWorkflowClient client, string stubborn) : IWorkflowClient
    {
        public Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken = default) => instanceId == stubborn
            ? throw new IOException("It stays.")
            : client.PurgeAsync(instanceId, cancellationToken);

        public Task<WorkflowPage> ListAsync(WorkflowQuery query, CancellationToken cancellationToken = default) =>
            client.ListAsync(query, cancellationToken);

        public Task<ScheduleResult> ScheduleAsync(
            string name, string instanceId, object? input, ScheduleOptions? options = null, CancellationToken cancellationToken = default) =>
            client.ScheduleAsync(name, instanceId, input, options, cancellationToken);

        public Task<WorkflowState?> GetAsync(string instanceId, bool includeSteps = false, CancellationToken cancellationToken = default) =>
            client.GetAsync(instanceId, includeSteps, cancellationToken);

        public Task<WorkflowState?> WaitAsync(
            string instanceId, Func<WorkflowState, bool>? condition = null, CancellationToken cancellationToken = default) =>
            client.WaitAsync(instanceId, condition, cancellationToken);

        public Task<WorkflowSignalResult> RaiseEventAsync(
            string instanceId, string eventName, object? data, string? eventId = null, CancellationToken cancellationToken = default) =>
            client.RaiseEventAsync(instanceId, eventName, data, eventId, cancellationToken);

        public Task<WorkflowSignalResult> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken = default) =>
            client.CancelAsync(instanceId, reason, cancellationToken);

        public Task<WorkflowSignalResult> SuspendAsync(string instanceId, CancellationToken cancellationToken = default) =>
            client.SuspendAsync(instanceId, cancellationToken);

        public Task<WorkflowSignalResult> ResumeAsync(string instanceId, CancellationToken cancellationToken = default) =>
            client.ResumeAsync(instanceId, cancellationToken);
    }
}
