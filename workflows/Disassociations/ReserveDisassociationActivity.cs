using EipFunctions.Storage.Associations;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Disassociations;

/// <summary>Evaluates every rule and, when all hold, reserves the EIP for disassociation.</summary>
/// <param name="store">The state changes.</param>
public sealed class ReserveDisassociationActivity(DisassociationStore store) : WorkflowActivity<OperationInput, ReserveOutcome>
{
    /// <inheritdoc/>
    public override async Task<ReserveOutcome> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var reservation = await store
            .ReserveAsync(input.ScopeOf(context), input.Disassociation!, context.CancellationToken).ConfigureAwait(false);
        return ReserveOutcome.From(reservation, input.ScopeOf(context));
    }
}
