using EipFunctions.Storage.Inventory;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Releases;

/// <summary>Deletes the EIP and takes its address back.</summary>
/// <param name="store">The state changes.</param>
public sealed class CommitReleaseActivity(ReleaseStore store) : WorkflowActivity<OperationCommit, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationCommit input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await store.CommitAsync(input.Input.ScopeOf(context), input.Input.EipId, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
