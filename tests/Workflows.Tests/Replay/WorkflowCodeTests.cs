using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>What no replay shows, because it comes to the same on one machine: looked for in the code itself.</summary>
public sealed class WorkflowCodeTests
{
    public static TheoryData<Type, string> Defects => new()
    {
        { typeof(ClockWorkflow), "DateTime.get_UtcNow" },
        { typeof(RandomIdWorkflow), "Guid.NewGuid" },
        { typeof(StaticCounterWorkflow), "StaticCounterWorkflow._count" },
        { typeof(EnvironmentWorkflow), "Environment.GetEnvironmentVariable" },
        { typeof(RandomTimerWorkflow), "Random.Next" },
        { typeof(ThreadWorkflow), "Task.Run" },
        { typeof(ThreadWorkflow), "Task.Delay" },
        { typeof(ThreadWorkflow), "Task`1.ConfigureAwait" },
        { typeof(OutsideWorkflow), "File.Exists" },
        { typeof(OutsideWorkflow), "HttpClient." },
        { typeof(UnorderedWorkflow), "ImmutableHashSet`1.GetEnumerator" },
    };

    [Fact]
    public void Code_OfEveryWorkflow_UsesNothingThatAReplayWouldNotRepeat()
    {
        Type[] workflows = [.. typeof(EipWorkflows).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IWorkflow)))];
        var code = ReachableCode.Of(workflows);

        Assert.True(code.Methods > 300, $"Only {code.Methods} methods were found.");
        Assert.Empty(code.Uses.Where(ReplayHazards.IsOne).Select(use => $"{use}").Distinct());
    }

    [Theory]
    [MemberData(nameof(Defects))]
    public void Code_WithAHazard_IsNamed(Type workflow, string hazard) =>
        Assert.Contains(ReachableCode.Of(workflow).Uses.Where(ReplayHazards.IsOne), use => $"{use}".Contains(hazard, StringComparison.Ordinal));

    [Fact]
    public void Code_WithoutHazards_HasNone() =>
        Assert.DoesNotContain(ReachableCode.Of(typeof(DeterministicWorkflow)).Uses, ReplayHazards.IsOne);
}
