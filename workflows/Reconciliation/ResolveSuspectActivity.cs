using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>Looks at a suspect again. Only what is still the very same is repaired; on the gateway the workflow does that.</summary>
/// <param name="actions">What is done for each kind.</param>
public sealed class ResolveSuspectActivity(RepairActions actions) : WorkflowActivity<RepairInput, Resolution>
{
    /// <inheritdoc/>
    public override Task<Resolution> RunAsync(WorkflowActivityContext context, RepairInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        return actions.ResolveAsync(input, context.CancellationToken);
    }
}
