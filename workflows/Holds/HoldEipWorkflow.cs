using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Holds;

/// <summary>
/// Watches over a hold: associates the EIP with the replacement of its resource when that is there and can have it, and
/// ends the hold when its time is up. The hold itself is on the EIP's row; somebody else may end it at any time.
/// </summary>
public sealed class HoldEipWorkflow : Workflow<HoldInput, HoldOutcome>
{
    /// <inheritdoc/>
    public override Task<HoldOutcome> RunAsync(WorkflowContext context, HoldInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        return new HoldRun(context, input).RunAsync();
    }
}
