using EipFunctions.Workflows.Model;
using Microsoft.Extensions.DependencyInjection;

namespace EipFunctions.Workflows.Tests.Replay;

public sealed class ReplayCoverageTests
{
    /// <summary>A new workflow has no scenario: add some to the class that it belongs to.</summary>
    [Fact]
    public void Scenarios_EveryRegisteredWorkflow_HasSeveral()
    {
        var registry = (WorkflowRegistry)new ServiceCollection().AddEipWorkflows()
            .Single(service => service.ServiceType == typeof(WorkflowRegistry)).ImplementationInstance!;
        ReplayScenario[] all =
            [.. OperationReplayTests.All, .. WaitingReplayTests.All, .. CompositeReplayTests.All, .. ReconcilerReplayTests.All];

        Assert.All(registry.WorkflowNames, name => Assert.True(all.Count(one => one.Workflows.Contains(name)) > 1, name));
    }
}
