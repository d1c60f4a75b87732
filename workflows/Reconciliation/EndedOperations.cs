using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>Finds out whether an operation goes on.</summary>
internal static class EndedOperations
{
    /// <summary>Whether an operation has ended, however, or does not exist. One that is suspended has not.</summary>
    public static async Task<bool> HasEndedAsync(IWorkflowClient client, string? operationId, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(operationId)
        || await client.GetAsync(operationId, includeSteps: false, cancellationToken).ConfigureAwait(false) is not { } state
        || state.Status.IsFinished();
}
