using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Disassociations;

/// <summary>Records that the gateway was read back without the binding: the EIP is Available and the slot free.</summary>
/// <param name="store">The state changes.</param>
public sealed class CommitDisassociationActivity(DisassociationStore store) : WorkflowActivity<OperationCommit, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationCommit input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await store
            .CommitAsync(input.Input.ScopeOf(context), input.Input.EipId, input.ResourceId!, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
