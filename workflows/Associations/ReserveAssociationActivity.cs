using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Associations;

/// <summary>Evaluates every rule and, when all hold, reserves the EIP and a slot of the resource.</summary>
/// <param name="store">The state changes.</param>
public sealed class ReserveAssociationActivity(AssociationStore store) : WorkflowActivity<OperationInput, ReserveOutcome>
{
    /// <inheritdoc/>
    public override async Task<ReserveOutcome> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var reservation = await store
            .ReserveAsync(input.ScopeOf(context), input.Association!, context.CancellationToken).ConfigureAwait(false);
        return ReserveOutcome.From(reservation, context.InstanceId);
    }
}
