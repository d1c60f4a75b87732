using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Operations;

/// <summary>
/// What every operation on an EIP has in common: reserve, change the gateway, read it back, commit, publish. A step that
/// fails, or a cancellation before the commit, undoes everything.
/// </summary>
public abstract class OperationWorkflow : Workflow<OperationInput, OperationOutcome>
{
    private protected abstract OperationPlan Plan { get; }

    /// <inheritdoc/>
    public sealed override async Task<OperationOutcome> RunAsync(WorkflowContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var steps = new Steps(context, input);
        try
        {
            steps.OnRollBack(Plan.RollBack, reason => new OperationFailure(input, input.ResourceId, reason));
            var reserved = await steps.ReserveAsync(Plan.Reserve);
            if (reserved.Violations.Count > 0)
            {
                return new() { Status = OperationStatus.Rejected, Violations = reserved.Violations };
            }

            if (reserved.Change is { } change)
            {
                await ChangeAsync(steps, input, change);
            }
        }
#pragma warning disable CA1031 // Whatever ends it early, what it did must be undone.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return await steps.RollBackAsync(Plan.RecordFailure, cause);
        }

        return await steps.SucceedAsync();
    }

    private async Task ChangeAsync(Steps steps, OperationInput input, Gateway.GatewayChange change)
    {
        if (Plan.Undo is { } undo)
        {
            steps.OnRollBack(undo, change.Undo());
        }

        await steps.ChangeGatewayAsync(Plan.Gateway, change);
        await steps.CommitAsync(Plan.Commit, new(input, change.Binding?.ResourceId));
    }
}
