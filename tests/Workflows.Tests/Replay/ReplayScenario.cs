using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>A course that a workflow takes: a test that stands for itself, run here with a replay at every await.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Workflows">The workflows that take part.</param>
/// <param name="RunAsync">Runs it, and fails where its own test would.</param>
public sealed record ReplayScenario(string Name, IReadOnlyList<string> Workflows, Func<AzuriteFixture, Task> RunAsync)
{
    /// <summary>A scenario that is a test of a class.</summary>
    /// <param name="name">What happens.</param>
    /// <param name="create">Makes the test.</param>
    /// <param name="run">Runs it.</param>
    /// <param name="workflows">The workflows that take part; each must be replayed.</param>
    public static ReplayScenario Of<TTest>(
        string name, Func<AzuriteFixture, TTest> create, Func<TTest, Task> run, params string[] workflows)
        where TTest : WorkflowTest => new(name, workflows, azurite => ReplayAsync(create(azurite.Replaying()), run, workflows));

    private static async Task ReplayAsync<TTest>(TTest test, Func<TTest, Task> run, string[] workflows)
        where TTest : WorkflowTest
    {
        // Its end tells of the differences.
        await using var ended = test;
        await test.InitializeAsync();
        await run(test);
        Assert.Empty(workflows.Except(test.Region.Recordings.SelectMany(recording => recording.Replayed)));
    }
}
