using EipFunctions.Storage.ResourceEvents;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.ResourceEvents;

/// <summary>Records what happened to the resource, and finds the associations that are to be ended.</summary>
/// <param name="store">The state changes.</param>
public sealed class ApplyResourceEventActivity(ResourceEventStore store) : WorkflowActivity<ResourceEventInput, AppliedEvent>
{
    /// <inheritdoc/>
    public override async Task<AppliedEvent> RunAsync(WorkflowActivityContext context, ResourceEventInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        return await store
            .ApplyAsync(input.Principal.AccountId, input.Principal.PrincipalId, input.Event, context.CancellationToken).ConfigureAwait(false);
    }
}
