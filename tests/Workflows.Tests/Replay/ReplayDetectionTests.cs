using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>What the other tests of replays look for is found where it is: in workflows that are not deterministic.</summary>
public sealed class ReplayDetectionTests(AzuriteFixture azurite)
{
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
        _ = await ReplayedEngine.RunAsync(azurite, registry, recording, workflow, "in");
        Assert.Contains(workflow, recording.Replayed);
        return recording.Differences;
    }
}
