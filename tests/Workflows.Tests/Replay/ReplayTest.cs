using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>Runs scenarios with a replay at every await, as a host without extended sessions does.</summary>
public abstract class ReplayTest(AzuriteFixture azurite)
{
    private protected static TheoryData<string> NamesOf(IEnumerable<ReplayScenario> scenarios) => [.. scenarios.Select(one => one.Name)];

    private protected Task RunAsync(IEnumerable<ReplayScenario> scenarios, string name) =>
        scenarios.Single(one => one.Name == name).RunAsync(azurite);
}
