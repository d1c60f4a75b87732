using EipFunctions.Domain.Claims;
using EipFunctions.Storage.Inventory;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Claims;

/// <summary>Allocates the EIP of a claim under an id that the claim has chosen: repeated, it finds what it allocated.</summary>
/// <param name="inventory">The EIPs.</param>
public sealed class AllocateEipActivity(EipInventory inventory) : WorkflowActivity<OperationInput, EipChoice>
{
    /// <inheritdoc/>
    public override async Task<EipChoice> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var claim = input.Claim!;
        var allocation = await inventory.AllocateAsync(
            new(input.Principal.AccountId, input.RegionId),
            input.Principal,
            input.EipId,
            fingerprint: context.InstanceId,
            new()
            {
                Bandwidth = claim.Bandwidth,
                InternetChargeType = claim.Filter.InternetChargeType ?? default,
                ResourceGroupId = claim.Filter.ResourceGroupId ?? "",
                PublicIpAddressPoolId = claim.Filter.PublicIpAddressPoolId,
                Tags = claim.Filter.Tags,
            },
            context.CancellationToken).ConfigureAwait(false);
        return allocation.Status switch
        {
            AllocationStatus.Allocated or AllocationStatus.AlreadyAllocated => new(input.EipId, []),
            AllocationStatus.QuotaExceeded => new(null, [ClaimViolations.Quota(allocation.Limit)]),
            AllocationStatus.PoolExhausted => new(null, [ClaimViolations.PoolExhausted()]),
            _ => throw new InvalidOperationException($"The id '{input.EipId}' of a claim was used before."),
        };
    }
}
