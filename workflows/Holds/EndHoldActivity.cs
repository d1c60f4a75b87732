using EipFunctions.Storage.Holds;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Holds;

/// <summary>Ends a hold without a replacement: the EIP is free.</summary>
/// <param name="holds">The holds.</param>
public sealed class EndHoldActivity(HoldStore holds) : WorkflowActivity<HoldEnd, HoldEndStatus>
{
    /// <inheritdoc/>
    public override Task<HoldEndStatus> RunAsync(WorkflowActivityContext context, HoldEnd input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var hold = input.Hold;
        return holds.EndAsync(hold.Partition, hold.Principal, hold.EipId, hold.HoldId, input.Reason, context.CancellationToken);
    }
}
