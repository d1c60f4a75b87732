using EipFunctions.Engine;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>An engine without a host around it, for workflows whose activities need nothing.</summary>
internal static class ReplayedEngine
{
    private static int _hubs;

    /// <summary>Runs one instance, named "one", with a replay at every await.</summary>
    public static async Task<WorkflowState> RunAsync(
        AzuriteFixture azurite, WorkflowRegistry registry, ReplayRecording recording, string workflow, object input)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var engine = new WorkflowEngine(
            new() { HubName = $"Replayed{Interlocked.Increment(ref _hubs)}", ShardCount = 1, ExtendedSessions = false },
            new(azurite.ConnectionString, WorkflowEngineTables.CreateOptions(TimeSpan.FromSeconds(10))),
            recording.Record(registry),
            services,
            TimeProvider.System,
            NullLoggerFactory.Instance);
        await engine.StartAsync();
        _ = await engine.Client.ScheduleAsync(workflow, "one", input);
        return (await engine.Client.WaitAsync("one").WaitAsync(TestRegion.Patience))!;
    }
}
