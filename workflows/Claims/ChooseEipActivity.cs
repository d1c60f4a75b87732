using EipFunctions.Domain.Claims;
using EipFunctions.Storage.Claims;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Claims;

/// <summary>Finds an EIP that is free. It takes nothing.</summary>
/// <param name="chooser">Looks for it.</param>
public sealed class ChooseEipActivity(EipChooser chooser) : WorkflowActivity<ClaimInput, EipChoice>
{
    /// <inheritdoc/>
    public override async Task<EipChoice> RunAsync(WorkflowActivityContext context, ClaimInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var operation = input.Operation;
        return await chooser.ChooseAsync(
            new(operation.Principal.AccountId, operation.RegionId),
            operation.Principal,
            operation.Claim!,
            context.InstanceId,
            input.Lost,
            context.CancellationToken).ConfigureAwait(false);
    }
}
