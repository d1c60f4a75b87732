namespace EipFunctions.Workflows.Model;

/// <summary>How a workflow is scheduled.</summary>
public sealed record ScheduleOptions
{
    /// <summary>The version of the workflow's code that the instance belongs to; a replay keeps it.</summary>
    public string Version { get; init; } = "";

    /// <summary>When to start, in UTC; null for at once.</summary>
    public DateTimeOffset? StartAt { get; init; }
}
