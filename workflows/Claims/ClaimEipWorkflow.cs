using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Claims;

/// <summary>
/// Associates one free EIP with a resource, whichever would do: find one, or allocate one; associate it; and when others
/// were first, find another. What it allocated in vain is released.
/// </summary>
public sealed class ClaimEipWorkflow : Workflow<OperationInput, OperationOutcome>
{
    /// <inheritdoc/>
    public override Task<OperationOutcome> RunAsync(WorkflowContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        return new ClaimRun(context, input).RunAsync();
    }
}
