using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Disassociations;

/// <summary>Looks whether an EIP still has the association that is to end.</summary>
/// <param name="store">The state.</param>
public sealed class FindAssociationActivity(StateStore store) : WorkflowActivity<OperationInput, bool>
{
    /// <inheritdoc/>
    /// <returns>False when it has another or none, or is gone; true also while it is about to leave it, which can fail.</returns>
    public override async Task<bool> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var eip = await store.GetAsync(
            new(input.Principal.AccountId, input.RegionId), Keys.Eip(input.EipId), Freshness.Stored, context.CancellationToken)
            .ConfigureAwait(false);
        var (association, wanted) = (eip?.Value.Association, input.Disassociation!.AssociationId);
        return association is not null && (association.AssociationId == wanted || association.Replaces?.AssociationId == wanted);
    }
}
