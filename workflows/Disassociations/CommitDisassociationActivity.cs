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
        var (operation, hold) = (input.Input, input.Input.Disassociation!.Hold);
        await store
            .CommitAsync(operation.ScopeOf(context), operation.EipId, input.ResourceId!, hold, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
