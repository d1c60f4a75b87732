using EipFunctions.Storage.Inventory;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.ResourceEvents;

/// <summary>Removes the registration of a deleted resource when nothing is on it any more.</summary>
/// <param name="resources">The resources.</param>
public sealed class RemoveGoneResourceActivity(ResourceInventory resources) : WorkflowActivity<ResourceEventInput, bool>
{
    /// <inheritdoc/>
    /// <returns>False when something is still on it, or it was registered anew.</returns>
    public override async Task<bool> RunAsync(WorkflowActivityContext context, ResourceEventInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        return await resources.DeleteGoneAsync(
            new(input.Principal.AccountId, input.Event.RegionId),
            input.Principal.PrincipalId,
            input.Event.ResourceId,
            input.Event.EventId,
            context.CancellationToken)
            .ConfigureAwait(false);
    }
}
