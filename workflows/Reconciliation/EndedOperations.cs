using EipFunctions.Domain.Eips;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>Finds out whether an operation goes on.</summary>
internal static class EndedOperations
{
    /// <summary>Whether an operation has ended, however, or does not exist. One that is suspended has not.</summary>
    public static async Task<bool> HasEndedAsync(IWorkflowClient client, string? operationId, CancellationToken cancellationToken) =>
        await FindUnendedAsync(client, operationId, cancellationToken).ConfigureAwait(false) is null;

    /// <summary>The operation, unless it has ended or does not exist.</summary>
    public static async Task<WorkflowState?> FindUnendedAsync(IWorkflowClient client, string? operationId, CancellationToken cancellationToken) =>
        !string.IsNullOrEmpty(operationId)
        && await client.GetAsync(operationId, includeSteps: false, cancellationToken).ConfigureAwait(false) is { } state
        && !state.Status.IsFinished()
            ? state
            : null;

    /// <summary>Whether nothing watches over an EIP's hold, or is about to: the operation that changed the EIP last begins that.</summary>
    public static async Task<bool> IsUnwatchedAsync(IWorkflowClient client, Eip held, CancellationToken cancellationToken) =>
        await HasEndedAsync(client, held.Hold?.HoldId, cancellationToken).ConfigureAwait(false)
        && await HasEndedAsync(client, held.OperationId, cancellationToken).ConfigureAwait(false);
}
