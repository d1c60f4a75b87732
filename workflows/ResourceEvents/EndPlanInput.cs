using EipFunctions.Domain.Accounts;

namespace EipFunctions.Workflows.ResourceEvents;

/// <summary>An association of a resource that is gone.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="RegionId">The region.</param>
/// <param name="EipId">The EIP.</param>
/// <param name="AssociationId">The association.</param>
public sealed record EndPlanInput(string AccountId, string RegionId, string EipId, string AssociationId)
{
    internal AccountRegion Partition => new(AccountId, RegionId);
}
