using System.Text.Json;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Functions.Durable;

/// <summary>The custom status of an orchestration: the workflow's own, with what Durable Functions' client cannot be asked for.</summary>
internal sealed record WorkflowShown
{
    /// <summary>The workflow's custom status.</summary>
    public JsonElement? Status { get; init; }

    /// <summary>Whether cancellation was requested.</summary>
    public bool IsCancellationRequested { get; init; }

    /// <summary>The latest durable calls, oldest first.</summary>
    public IReadOnlyList<WorkflowStep> Steps { get; init; } = [];
}
