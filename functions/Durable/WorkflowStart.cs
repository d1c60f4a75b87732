using System.Text.Json;

namespace EipFunctions.Functions.Durable;

/// <summary>The input of an orchestration: the workflow's own, with what the instance must know of itself.</summary>
internal sealed record WorkflowStart
{
    /// <summary>The workflow's input.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>The version of the workflow's code that the instance belongs to.</summary>
    public string Version { get; init; } = "";

    /// <summary>When to start, in UTC; null for at once. Not every version of the Functions host keeps a start time itself.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>The instance that called this one as a child.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>Counts the executions, from 0: each continue-as-new starts another.</summary>
    public int Execution { get; init; }

    /// <summary>The custom status of the execution before, shown until the workflow sets another; null for none.</summary>
    public JsonElement? Status { get; init; }

    /// <summary>Whether cancellation was requested in an earlier execution.</summary>
    public bool IsCancellationRequested { get; init; }

    /// <summary>The events that an earlier execution took and that nobody awaited there, oldest first.</summary>
    public IReadOnlyList<RaisedEvent> Events { get; init; } = [];

    /// <summary>The ids of events that were taken: one of them raised again is the same event.</summary>
    public IReadOnlyList<string> SeenEventIds { get; init; } = [];
}
