using System.Text.Json;
using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Moves;
using EipFunctions.Workflows.Plans;

namespace EipFunctions.Workflows.Operations;

/// <summary>A workflow instance as the operation that callers see.</summary>
internal static class OperationView
{
    /// <summary>The operation, or null where there is none or it belongs to another account.</summary>
    public static Operation? Of(WorkflowState? state, string accountId)
    {
        if (state is null || KindOf(state.Name) is not { } kind)
        {
            return null;
        }

        var input = InputOf(state);
        if (input.Principal.AccountId != accountId)
        {
            return null;
        }

        var progress = Read(state.CustomStatus, WorkflowsJson.Default.OperationProgress);
        var outcome = Read(state.Output, WorkflowsJson.Default.OperationOutcome);
        var status = Status(state.Status, progress, outcome);
        return new()
        {
            OperationId = state.InstanceId,
            Kind = kind,
            Status = status,
            AccountId = accountId,
            RegionId = input.RegionId,
            PrincipalId = input.Principal.PrincipalId,
            EipId = EipIdOf(input, progress, outcome),
            SegmentInstanceId = input.SegmentInstanceId,
            ResourceId = outcome?.ResourceId ?? progress?.ResourceId ?? input.ResourceId,
            AssociationId = outcome?.AssociationId ?? progress?.AssociationId,
            CurrentStep = outcome is null ? progress?.Step : null,
            ParentOperationId = state.ParentInstanceId,
            Items = ItemsOf(state.InstanceId, input, status, outcome?.Items ?? progress?.Items),
            Violations = outcome?.Violations ?? progress?.Violations ?? [],
            ExpiresAt = outcome is null ? progress?.ExpiresAt : null,
            Warnings = outcome?.Warnings ?? progress?.Warnings ?? [],
            Error = outcome?.Error ?? state.Failure?.Message ?? progress?.Error,
            CancelRequested = state.IsCancellationRequested,
            CreatedAt = state.CreatedAt,
            LastUpdatedAt = state.LastUpdatedAt,
            Steps = [.. state.Steps.Where(step => step.Kind == WorkflowStepKind.Activity).Select(Step)],
        };
    }

    public static OperationInput InputOf(WorkflowState state) =>
        Read(state.Input, WorkflowsJson.Default.OperationInput)
            ?? throw new InvalidDataException($"Instance '{state.InstanceId}' has no input.");

    private static IReadOnlyList<OperationItem>? ItemsOf(
        string operationId, OperationInput input, OperationStatus status, IReadOnlyList<ItemProgress>? items) =>
        input.Batch is { } batch ? BatchView.Items(operationId, batch, status, items)
        : input.Swap is { } swap ? SwapView.Items(operationId, swap, status, items)
        : null;

    private static string? EipIdOf(OperationInput input, OperationProgress? progress, OperationOutcome? outcome) => input switch
    {
        { Batch: not null } or { Swap: not null } or { SegmentInstanceId: not null } => null,
        { Claim: not null } => outcome is null ? progress?.EipId : outcome.EipId,
        _ => input.EipId,
    };

    /// <summary>The kind of operation that a workflow carries out; null for one that carries out none.</summary>
    internal static OperationKind? KindOf(string workflowName)
    {
        foreach (var kind in Enum.GetValues<OperationKind>())
        {
            if (WorkflowOperations.WorkflowName(kind) == workflowName)
            {
                return kind;
            }
        }

        return null;
    }

    private static OperationStatus Status(WorkflowRuntimeStatus status, OperationProgress? progress, OperationOutcome? outcome) =>
        status switch
        {
            WorkflowRuntimeStatus.Completed => outcome?.Status ?? OperationStatus.Failed,
            WorkflowRuntimeStatus.Canceled => OperationStatus.Canceled,
            WorkflowRuntimeStatus.Failed => OperationStatus.Failed,
            _ => progress?.Status ?? OperationStatus.Pending,
        };

    private static OperationStep Step(WorkflowStep step) => new(
        StepName.Of(step.Name), step.Status.ToString(), step.Attempts, step.StartedAt, step.EndedAt, step.Failure?.Message);

    private static T? Read<T>(string? json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class => json is null ? null : JsonSerializer.Deserialize(json, type);
}
