using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.ResourceEvents;

/// <summary>Looks whether an association of a resource that is gone is still there, and what its policy says.</summary>
/// <param name="store">The state.</param>
public sealed class PlanAssociationEndActivity(StateStore store) : WorkflowActivity<EndPlanInput, EndPlan>
{
    /// <inheritdoc/>
    public override async Task<EndPlan> RunAsync(WorkflowActivityContext context, EndPlanInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var eip = (await store
            .GetAsync(input.Partition, Keys.Eip(input.EipId), Freshness.Stored, context.CancellationToken).ConfigureAwait(false))?.Value;
        if (eip?.Association is not { } association || association.AssociationId != input.AssociationId)
        {
            // One that the EIP is about to leave comes back when that fails.
            var isLeaving = eip?.Association?.Replaces?.AssociationId == input.AssociationId;
            return new() { IsThere = isLeaving, IsInTransition = isLeaving };
        }

        var policy = association.Policy ?? AssociationPolicy.Default;
        return new()
        {
            IsThere = true,
            IsInTransition = EipStateMachine.IsTransitional(eip.State),
            Then = policy.OnResourceGone,
            IsAllocatedHere = eip.Origin == EipOrigin.Allocated,
            Hold = HoldRequest.Of(policy),
        };
    }
}
