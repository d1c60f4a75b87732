using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Associations;

/// <summary>Records that the gateway was read back with the binding: the EIP is InUse.</summary>
/// <param name="store">The state changes.</param>
public sealed class CommitAssociationActivity(AssociationStore store) : WorkflowActivity<OperationInput, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await store.CommitAsync(input.ScopeOf(context), input.EipId, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
