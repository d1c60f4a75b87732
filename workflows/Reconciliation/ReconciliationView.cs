using System.Text.Json;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>A reconciliation as its workflow instance shows it.</summary>
internal static class ReconciliationView
{
    public static ReconciliationRun Of(WorkflowState state)
    {
        var input = InputOf(state);
        return new()
        {
            ReconciliationId = state.InstanceId,
            RegionId = input.RegionId,
            Status = state.Status switch
            {
                WorkflowRuntimeStatus.Completed => ReconciliationStatus.Completed,
                WorkflowRuntimeStatus.Failed => ReconciliationStatus.Failed,
                WorkflowRuntimeStatus.Canceled => ReconciliationStatus.Canceled,
                _ => ReconciliationStatus.Running,
            },
            Mode = input.Mode,
            StartedBy = input.StartedBy,
            StartedAt = input.StartedAt,
            LastUpdatedAt = state.LastUpdatedAt,
            Report = Read(state.Output) ?? Read(state.CustomStatus) ?? input.Report,
            Error = state.Failure?.Message,
        };
    }

    public static ReconcileInput InputOf(WorkflowState state) =>
        JsonSerializer.Deserialize(state.Input!, WorkflowsJson.Default.ReconcileInput)
            ?? throw new InvalidDataException($"Instance '{state.InstanceId}' has no input.");

    private static ReconciliationReport? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, WorkflowsJson.Default.ReconciliationReport);
}
