using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Moves;

/// <summary>Records and announces that a move or a swap failed, before it is undone.</summary>
/// <param name="store">The state changes.</param>
public sealed class RecordMoveFailureActivity(MoveStore store) : WorkflowActivity<OperationFailure, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationFailure input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await store
            .RecordFailureAsync(input.Input.ScopeOf(context), input.Input.EipIds, input.Reason, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
