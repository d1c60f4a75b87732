using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Moves;

/// <summary>Records that the gateway was read back with the new bindings: the EIP, of a swap both, is InUse at its new place.</summary>
/// <param name="store">The state changes.</param>
public sealed class CommitMoveActivity(MoveStore store) : WorkflowActivity<OperationCommit, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationCommit input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await store
            .CommitAsync(input.Input.ScopeOf(context), input.Input.EipIds, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
