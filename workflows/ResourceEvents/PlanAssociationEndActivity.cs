using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.ResourceEvents;

/// <summary>Looks whether an association of a resource that is gone is still there, and what its policy says.</summary>
/// <param name="store">The state.</param>
/// <param name="time">The clock.</param>
public sealed class PlanAssociationEndActivity(StateStore store, TimeProvider time) : WorkflowActivity<EndPlanInput, EndPlan>
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
            return new() { IsThere = false };
        }

        var policy = association.Policy ?? AssociationPolicy.Default;
        var resource = policy.OnResourceGone == ResourceGoneAction.Hold
            ? await store.GetAsync(
                input.Partition, Keys.Resource(association.ResourceId), Freshness.Stored, context.CancellationToken).ConfigureAwait(false)
            : null;
        return new()
        {
            IsThere = true,
            IsInTransition = EipStateMachine.IsTransitional(eip.State),
            Then = policy.OnResourceGone,
            IsAllocatedHere = eip.Origin == EipOrigin.Allocated,
            Hold = policy.OnResourceGone == ResourceGoneAction.Hold
                ? Hold(input.HoldId, association, policy, resource?.Value.Resource.LogicalId, time.GetUtcNow())
                : null,
        };
    }

    private static EipHold Hold(
        string holdId, Association association, AssociationPolicy policy, string? logicalId, DateTimeOffset now) => new()
        {
            HoldId = holdId,
            ResourceId = association.ResourceId,
            LogicalId = logicalId,
            ResourceKind = association.ResourceKind,
            Mode = association.Mode,
            Slot = association.Slot,
            PrivateIpAddress = association.PrivateIpAddress,
            Policy = policy,
            Since = now,
            Until = now + TimeSpan.FromSeconds(policy.HoldSeconds),
        };
}
