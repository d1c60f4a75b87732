using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.ModeChanges;

/// <summary>Records that the gateway was read back with the new binding: the EIP is InUse in the new mode.</summary>
/// <param name="store">The state changes.</param>
public sealed class CommitModeChangeActivity(ModeChangeStore store) : WorkflowActivity<OperationCommit, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationCommit input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await store
            .CommitAsync(input.Input.ScopeOf(context), input.Input.EipId, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
