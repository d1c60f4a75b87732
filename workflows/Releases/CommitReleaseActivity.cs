using EipFunctions.Storage.Inventory;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Releases;

/// <summary>Deletes the EIP and takes its address back.</summary>
/// <param name="store">The state changes.</param>
public sealed class CommitReleaseActivity(ReleaseStore store) : WorkflowActivity<OperationInput, Unit>
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
