using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Plans;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Plans;

/// <summary>
/// Associates several EIPs as one operation. Where it is all or nothing the associations are planned, or judged when they
/// are named, before the first is made. That reserves nothing: a place that is lost until its turn comes undoes the whole.
/// </summary>
public sealed class AssociateEipsWorkflow : Workflow<OperationInput, OperationOutcome>
{
    /// <inheritdoc/>
    public override async Task<OperationOutcome> RunAsync(WorkflowContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var associations = input.Batch!.Associations;
        if (input.Batch.Mode == BatchMode.AllOrNothing)
        {
            PlanAssignment planned;
            try
            {
                planned = await context.CallActivityAsync<PlanAssignment>(
                    input.Batch.Way is null ? nameof(ForecastAssociationsActivity) : nameof(PlanAssociationsActivity),
                    input,
                    StateCalls.Patient,
                    context.CancellationToken);
            }
            catch (OperationCanceledException)
            {
                return new() { Status = OperationStatus.Canceled, Error = "Canceled." };
            }
            catch (WorkflowTaskFailedException failure)
            {
                return new() { Status = OperationStatus.RolledBack, Error = failure.Failure.Message };
            }

            if (planned.Violations.Count > 0)
            {
                return new() { Status = OperationStatus.Rejected, Violations = planned.Violations };
            }

            associations = planned.Associations;
        }

        return await new BatchRun(context, input, associations).RunAsync();
    }
}
