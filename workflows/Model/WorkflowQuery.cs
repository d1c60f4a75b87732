namespace EipFunctions.Workflows.Model;

/// <summary>Which instances to list. Every filter that is set must match.</summary>
public sealed record WorkflowQuery
{
    /// <summary>The statuses wanted; empty for any.</summary>
    public IReadOnlyList<WorkflowRuntimeStatus> Statuses { get; init; } = [];

    /// <summary>The workflow names wanted; empty for any.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Only instances whose id starts with this.</summary>
    public string? InstanceIdPrefix { get; init; }

    /// <summary>Only instances scheduled at this time or later.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Only instances scheduled before this time.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>The most instances of a page; 1 to 1000.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Where the page before ended, as it said; null for the first page.</summary>
    public string? ContinuationToken { get; init; }
}
