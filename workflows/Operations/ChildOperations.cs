using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Operations;

/// <summary>Runs an operation as a part of another workflow.</summary>
internal static class ChildOperations
{
    /// <summary>Runs an operation to its end. It has one whatever happens: a child that was canceled or failed has that for its outcome.</summary>
    /// <param name="context">The workflow.</param>
    /// <param name="workflow">The operation's workflow.</param>
    /// <param name="input">The operation's input.</param>
    /// <param name="operationId">The operation's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What it came to.</returns>
    public static async Task<OperationOutcome> RunOperationAsync(
        this WorkflowContext context, string workflow, OperationInput input, string operationId, CancellationToken cancellationToken)
    {
        try
        {
            return await context.CallWorkflowAsync<OperationOutcome>(
                workflow, input, new() { InstanceId = operationId }, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return new() { Status = OperationStatus.Canceled, Error = "Canceled." };
        }
        catch (WorkflowTaskFailedException failure)
        {
            return new() { Status = OperationStatus.Failed, Error = failure.Failure.Message };
        }
    }
}
