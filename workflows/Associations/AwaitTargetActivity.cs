using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Associations;

/// <summary>Enters the operation among those that a change of the resource wakes.</summary>
/// <param name="store">Who waits for which resource.</param>
public sealed class AwaitTargetActivity(WaiterStore store) : WorkflowActivity<OperationInput, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var partition = input.ScopeOf(context).Partition;
        await store
            .AddAsync(partition, input.Association!.ResourceId, context.InstanceId, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
