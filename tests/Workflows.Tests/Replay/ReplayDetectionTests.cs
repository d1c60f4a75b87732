using EipFunctions.Engine;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>What the other tests of replays look for is found where it is: in workflows that are not deterministic.</summary>
public sealed class ReplayDetectionTests(AzuriteFixture azurite)
{
    private static int _hubs;

    public static TheoryData<string, string> Defects => new()
    {
        { nameof(ClockWorkflow), "call 2: expected Activity EchoActivity" },
        { nameof(RandomIdWorkflow), "call 2: expected Workflow DeterministicWorkflow \"child\" ChildWorkflowOptions { InstanceId = child-" },
        { nameof(StaticCounterWorkflow), "call 2: expected Activity EchoActivity \"1\"" },
        { nameof(EnvironmentWorkflow), "call 2: expected Activity EchoActivity \"before\"" },
        { nameof(ReplayingWorkflow), "call 1: expected CustomStatus" },
        { nameof(RandomTimerWorkflow), "call 3: expected Timer" },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public async Task Replay_WorkflowThatIsNotDeterministic_IsNamedWithCallExpectedAndGot(string workflow, string expected)
    {
        var differences = await RunAsync(workflow);

        Assert.NotEmpty(differences);
        Assert.StartsWith($"{workflow} 'one', run ", differences[0], StringComparison.Ordinal);
        Assert.Contains(expected, differences[0], StringComparison.Ordinal);
        Assert.Contains("; got ", differences[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_WorkflowThatIsDeterministic_HasNoDifferences() =>
        Assert.Empty(await RunAsync(nameof(DeterministicWorkflow)));

    private async Task<IReadOnlyList<string>> RunAsync(string workflow)
    {
        var recording = new ReplayRecording();
        var registry = new WorkflowRegistry(new(System.Text.Json.JsonSerializerDefaults.Web))
            .AddActivity<EchoActivity>()
            .AddWorkflow<DeterministicWorkflow>()
            .AddWorkflow<ClockWorkflow>()
            .AddWorkflow<RandomIdWorkflow>()
            .AddWorkflow<StaticCounterWorkflow>()
            .AddWorkflow<EnvironmentWorkflow>()
            .AddWorkflow<ReplayingWorkflow>()
            .AddWorkflow<RandomTimerWorkflow>();
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var engine = new WorkflowEngine(
            new() { HubName = $"Defect{Interlocked.Increment(ref _hubs)}", ShardCount = 1, ExtendedSessions = false },
            new(azurite.ConnectionString, WorkflowEngineTables.CreateOptions(TimeSpan.FromSeconds(10))),
            recording.Record(registry),
            services,
            TimeProvider.System,
            NullLoggerFactory.Instance);
        await engine.StartAsync();
        _ = await engine.Client.ScheduleAsync(workflow, "one", "in");
        _ = await engine.Client.WaitAsync("one").WaitAsync(TestRegion.Patience);
        Assert.Contains(workflow, recording.Replayed);
        return recording.Differences;
    }
}
