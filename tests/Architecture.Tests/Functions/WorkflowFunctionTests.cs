using EipFunctions.Workflows;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.DependencyInjection;

namespace EipFunctions.Architecture.Tests.Functions;

/// <summary>Every workflow and activity is a function of the Azure app, under its registered name.</summary>
public sealed class WorkflowFunctionTests
{
    private static readonly WorkflowRegistry Registry = (WorkflowRegistry)new ServiceCollection()
        .AddEipWorkflows()
        .Single(service => service.ServiceType == typeof(WorkflowRegistry)).ImplementationInstance!;

    private static readonly string[] Triggers =
        ["HttpTrigger", "OrchestrationTrigger", "ActivityTrigger", "EventGridTrigger", "TimerTrigger"];

    [Fact]
    public void Orchestrations_Names_AreTheWorkflows()
    {
        var orchestrations = FunctionSources.StartedBy("OrchestrationTrigger");

        Assert.Equal(Registry.WorkflowNames.Order(), orchestrations.Select(function => function.Name).Order());
        Assert.All(orchestrations, function => Assert.Equal("runner.RunAsync(context)", function.Body));
    }

    [Fact]
    public void Activities_Names_AreTheActivities()
    {
        var activities = FunctionSources.StartedBy("ActivityTrigger");

        Assert.Equal(Registry.ActivityNames.Order(), activities.Select(function => function.Name).Order());
        Assert.All(activities, function => Assert.Equal($"runner.RunAsync(nameof({function.Name}), call, client)", function.Body));
    }

    [Fact]
    public void Timers_Names_AreWhatMustBeSeenTo() =>
        Assert.Equal(
            ["DrainOutbox", "SweepRetention", "WatchReconciler"],
            FunctionSources.StartedBy("TimerTrigger").Select(function => function.Name).Order());

    [Fact]
    public void Events_In_AreReceived() =>
        Assert.Equal("ReceiveResourceEvent", Assert.Single(FunctionSources.StartedBy("EventGridTrigger")).Name);

    [Fact]
    public void Functions_Names_AreUniqueForAHostThatKnowsNoCase() =>
        Assert.Equal(
            FunctionSources.All.Count,
            FunctionSources.All.Select(function => function.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void Functions_Triggers_AreKnown() => Assert.All(FunctionSources.All, function => Assert.Contains(function.Trigger, Triggers));
}
