using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Holds;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Holds;

/// <summary>
/// Schedules the workflow that watches over the hold which the commit of a disassociation began. The workflow's id is the
/// hold's, so that a repetition finds the first. A hold that has ended already needs none.
/// </summary>
/// <param name="holds">The holds.</param>
/// <param name="client">The engine.</param>
public sealed class BeginHoldActivity(HoldStore holds, IWorkflowClient client) : WorkflowActivity<OperationInput, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var (partition, holdId) = (input.ScopeOf(context).Partition, EipHold.IdOf(context.InstanceId));
        if (await holds.FindAsync(partition, input.EipId, holdId, context.CancellationToken).ConfigureAwait(false) is { } hold)
        {
            await HoldWatch
                .BeginAsync(client, input.Principal, input.RegionId, input.EipId, hold, attempts: 0, context.CancellationToken)
                .ConfigureAwait(false);
        }

        return default;
    }
}
