using EipFunctions.Domain.Plans;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.Batches;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Plans;

/// <summary>
/// Asks the rules about all associations of a batch before the first is made: what cannot be as a whole is refused
/// without anything to undo. It reserves nothing.
/// </summary>
/// <param name="batches">Asks the rules.</param>
public sealed class ForecastAssociationsActivity(BatchReader batches) : WorkflowActivity<OperationInput, PlanAssignment>
{
    // What an outcome may take up is limited. Whoever asks with so many at once mends the first of them first.
    private const int MostViolations = 60;

    /// <inheritdoc/>
    public override async Task<PlanAssignment> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var associations = input.Batch!.Associations;
        var judged = await batches.JudgeAsync(
            new(input.Principal.AccountId, input.RegionId), input.Principal, associations, context.CancellationToken).ConfigureAwait(false);
        IReadOnlyList<Violation> violations =
        [
            .. judged.SelectMany((one, index) => one.Select(violation => EipPlanner.At(index, violation))).Take(MostViolations),
        ];
        return new(violations.Count > 0 ? [] : associations, violations);
    }
}
