namespace EipFunctions.Workflows.Model;

/// <summary>An instance as a client sees it.</summary>
public sealed record WorkflowState
{
    /// <summary>The instance's id.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The registered name of the workflow.</summary>
    public required string Name { get; init; }

    /// <summary>The version the instance was started with; empty for none.</summary>
    public string Version { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public required WorkflowRuntimeStatus Status { get; init; }

    /// <summary>When it was scheduled, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed, in UTC.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>The input, as JSON.</summary>
    public string? Input { get; init; }

    /// <summary>The output, as JSON, once <see cref="WorkflowRuntimeStatus.Completed"/>.</summary>
    public string? Output { get; init; }

    /// <summary>The custom status, as JSON.</summary>
    public string? CustomStatus { get; init; }

    /// <summary>How it failed, when <see cref="WorkflowRuntimeStatus.Failed"/>.</summary>
    public WorkflowFailure? Failure { get; init; }

    /// <summary>Whether cancellation was requested.</summary>
    public bool IsCancellationRequested { get; init; }

    /// <summary>The instance that called this one as a child.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>The durable calls so far, oldest first; empty unless history was asked for.</summary>
    public IReadOnlyList<WorkflowStep> Steps { get; init; } = [];
}
