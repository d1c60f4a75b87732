using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Moves;

/// <summary>Gives the reservation back: the EIP, of a swap both, is InUse as it was.</summary>
/// <param name="store">The state changes.</param>
public sealed class RollBackMoveActivity(MoveStore store) : WorkflowActivity<OperationFailure, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationFailure input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await store
            .RollBackAsync(input.Input.ScopeOf(context), input.Input.EipIds, input.Reason, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
