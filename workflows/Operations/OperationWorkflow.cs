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
            if (await ReserveAsync(steps, context, input) is not { } reserved)
            {
                // Dropped: the instance starts anew.
                return new() { Status = OperationStatus.Waiting };
            }

            if (reserved.Violations.Count > 0)
            {
                return new()
                {
                    Status = reserved.Expired is null ? OperationStatus.Rejected : OperationStatus.Expired,
                    Violations = reserved.Violations,
                    Error = reserved.Expired,
                };
            }

            if (reserved.Change is { } change)
            {
                await ChangeAsync(steps, reserved);
                await steps.CommitAsync(Plan.Commit, new(input, change.Binding?.ResourceId));
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

    /// <summary>Reserves, or finds out that it cannot be.</summary>
    /// <returns>What it came to; null when the instance starts anew.</returns>
    private protected virtual async Task<ReserveOutcome?> ReserveAsync(Steps steps, WorkflowContext context, OperationInput input) =>
        await steps.ReserveAsync(Plan.Reserve);

    /// <summary>Changes the gateway as was reserved. What undoes a change is registered before it.</summary>
    private protected virtual async Task ChangeAsync(Steps steps, ReserveOutcome reserved)
    {
        var change = reserved.Change!;
        if (Plan.Undo is { } undo)
        {
            steps.OnRollBack(undo, change.Undo());
        }

        await steps.ChangeGatewayAsync(Plan.Gateway, change);
    }
}
