using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>What an instance's row says, the journal aside.</summary>
internal sealed record InstanceRecord
{
    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    public string Version { get; init; } = "";

    public required WorkflowRuntimeStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>When to start, for an instance scheduled ahead.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Counts the executions, from 0: each continue-as-new starts another.</summary>
    public int Execution { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public WorkflowFailure? Failure { get; init; }

    public bool IsCancellationRequested { get; init; }

    public ParentCall? Parent { get; init; }

    /// <summary>The trace context of whoever scheduled it, as W3C's <c>traceparent</c>; null for none, and in rows of old.</summary>
    public string? TraceParent { get; init; }

    /// <summary>How often the instance was recovered after a crash without any progress since.</summary>
    public int Recoveries { get; init; }

    /// <summary>How many history rows hold the older events of this execution.</summary>
    public int Chunks { get; init; }

    /// <summary>How many history rows exist, those of earlier executions included.</summary>
    public int ChunksWritten { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public WorkflowState ToState() => new()
    {
        InstanceId = InstanceId,
        Name = Name,
        Version = Version,
        Status = Status,
        CreatedAt = CreatedAt,
        LastUpdatedAt = LastUpdatedAt,
        Input = Input,
        Output = Output,
        CustomStatus = CustomStatus,
        Failure = Failure,
        IsCancellationRequested = IsCancellationRequested,
        ParentInstanceId = Parent?.InstanceId,
    };
}
