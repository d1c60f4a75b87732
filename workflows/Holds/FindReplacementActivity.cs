using EipFunctions.Storage.Holds;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Holds;

/// <summary>Looks for a replacement that the EIP can be associated with now.</summary>
/// <param name="holds">The holds.</param>
public sealed class FindReplacementActivity(HoldStore holds) : WorkflowActivity<HoldInput, HoldLook>
{
    /// <inheritdoc/>
    public override Task<HoldLook> RunAsync(WorkflowActivityContext context, HoldInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        return holds.LookAsync(input.Partition, input.Principal, input.EipId, input.HoldId, context.CancellationToken);
    }
}
