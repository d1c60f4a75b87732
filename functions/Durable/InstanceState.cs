using EipFunctions.Workflows.Model;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Durable;

/// <summary>An instance of Durable Functions as the model of workflows sees it.</summary>
internal static class InstanceState
{
    /// <summary>Reads an instance.</summary>
    /// <param name="metadata">The instance, inputs and outputs included.</param>
    /// <param name="includeSteps">Whether to fill <see cref="WorkflowState.Steps"/>.</param>
    public static WorkflowState Of(OrchestrationMetadata metadata, bool includeSteps)
    {
        var start = Payload.ReadAround<WorkflowStart>(metadata.SerializedInput);
        var shown = Payload.ReadAround<WorkflowShown>(metadata.SerializedCustomStatus);
        var end = metadata.RuntimeStatus == OrchestrationRuntimeStatus.Completed
            ? Payload.ReadAround<WorkflowEnd>(metadata.SerializedOutput)
            : null;
        return new()
        {
            InstanceId = metadata.InstanceId,
            Name = metadata.Name,
            Version = start?.Version ?? "",
            Status = end is { IsCanceled: true } ? WorkflowRuntimeStatus.Canceled : StatusOf(metadata.RuntimeStatus),
            CreatedAt = metadata.CreatedAt,
            LastUpdatedAt = metadata.LastUpdatedAt,
            Input = start?.Input?.GetRawText(),
            Output = end?.Output?.GetRawText(),
            CustomStatus = shown?.Status?.GetRawText(),
            Failure = FailureOf(metadata),
            IsCancellationRequested = shown?.IsCancellationRequested ?? false,
            ParentInstanceId = start?.ParentInstanceId,
            Steps = includeSteps ? shown?.Steps ?? [] : [],
        };
    }

    /// <summary>The statuses of Durable Functions that instances of these statuses have; null for any.</summary>
    public static IEnumerable<OrchestrationRuntimeStatus>? StatusesOf(IReadOnlyList<WorkflowRuntimeStatus> statuses) =>
        statuses.Count == 0 ? null : [.. statuses.SelectMany(StatusesOf).Distinct()];

    private static OrchestrationRuntimeStatus[] StatusesOf(WorkflowRuntimeStatus status) => status switch
    {
        WorkflowRuntimeStatus.Pending => [OrchestrationRuntimeStatus.Pending],
        WorkflowRuntimeStatus.Running => [OrchestrationRuntimeStatus.Running],
        WorkflowRuntimeStatus.Suspended => [OrchestrationRuntimeStatus.Suspended],
        WorkflowRuntimeStatus.Failed => [OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated],
        _ => [OrchestrationRuntimeStatus.Completed],
    };

    // Terminated is what an operator did by force: the workflow's own code has cleaned nothing up.
    private static WorkflowRuntimeStatus StatusOf(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Pending => WorkflowRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Suspended => WorkflowRuntimeStatus.Suspended,
        OrchestrationRuntimeStatus.Completed => WorkflowRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated => WorkflowRuntimeStatus.Failed,
        _ => WorkflowRuntimeStatus.Running,
    };

    private static WorkflowFailure? FailureOf(OrchestrationMetadata metadata) => metadata.RuntimeStatus switch
    {
        OrchestrationRuntimeStatus.Failed when metadata.FailureDetails is { } details => WorkflowFailedException.Read(details),
        OrchestrationRuntimeStatus.Failed => WorkflowFailedException.Read(metadata.SerializedOutput),
        OrchestrationRuntimeStatus.Terminated => new("Terminated", $"The instance was terminated. {metadata.SerializedOutput}".Trim()),
        _ => null,
    };
}
