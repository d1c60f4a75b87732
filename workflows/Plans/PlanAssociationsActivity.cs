using EipFunctions.Domain.Plans;
using EipFunctions.Storage.Plans;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Plans;

/// <summary>Plans which EIP is associated with what. It changes nothing: each association is decided by itself afterwards.</summary>
/// <param name="plans">Reads what plans are made from.</param>
public sealed class PlanAssociationsActivity(PlanReader plans) : WorkflowActivity<OperationInput, PlanAssignment>
{
    /// <inheritdoc/>
    public override async Task<PlanAssignment> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var batch = input.Batch!;
        return await plans.AssignAsync(
            new(input.Principal.AccountId, input.RegionId),
            input.Principal,
            batch.ResourceId,
            batch.Way!.Value,
            batch.EipIds,
            context.CancellationToken).ConfigureAwait(false);
    }
}
