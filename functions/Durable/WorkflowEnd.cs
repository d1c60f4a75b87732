using System.Text.Json;

namespace EipFunctions.Functions.Durable;

/// <summary>
/// The output of an orchestration. Durable Functions has no status for a workflow that was cancelled and cleaned up:
/// such an instance is completed, and its output says what it was.
/// </summary>
public sealed record WorkflowEnd
{
    /// <summary>The workflow's output.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Whether the workflow ended by cooperative cancellation.</summary>
    public bool IsCanceled { get; init; }
}
