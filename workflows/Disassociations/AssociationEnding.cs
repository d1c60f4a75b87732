using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Disassociations;

/// <summary>Ends an association on behalf of a workflow that must see it end.</summary>
internal static class AssociationEnding
{
    /// <summary>The pauses between attempts to end an association that a transition or a fault keeps.</summary>
    public static RetryPolicy Policy { get; } = new()
    {
        MaxAttempts = RetryPolicy.Unlimited,
        MaxInterval = TimeSpan.FromMinutes(5),
    };

    /// <summary>Tries once: a disassociation of its own, and a look at the EIP when that does not succeed.</summary>
    /// <param name="context">The workflow.</param>
    /// <param name="end">The disassociation; it names the association.</param>
    /// <param name="operationId">The operation that it is.</param>
    /// <returns>What it came to.</returns>
    public static async Task<EndAttempt> TryEndAssociationAsync(this WorkflowContext context, OperationInput end, string operationId)
    {
        var outcome = await context.RunOperationAsync(nameof(DisassociateEipWorkflow), end, operationId, CancellationToken.None);
        if (outcome.Status == OperationStatus.Succeeded)
        {
            return EndAttempt.Ended;
        }

        return await context.CallActivityAsync<bool>(nameof(FindAssociationActivity), end, StateCalls.Patient, CancellationToken.None)
            ? EndAttempt.NotEnded
            : EndAttempt.WasEnded;
    }
}
