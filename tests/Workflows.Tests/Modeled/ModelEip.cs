using EipFunctions.Domain.Associations;

namespace EipFunctions.Workflows.Tests.Modeled;

/// <summary>What an EIP should be when nothing is under way.</summary>
/// <param name="EipId">The EIP.</param>
/// <param name="ResourceId">What it is associated with; null for nothing.</param>
/// <param name="Policy">What becomes of it when that goes.</param>
/// <param name="HeldFor">The resource that it is held for; null for none.</param>
/// <param name="IsBroken">Whether its association is known not to work.</param>
internal sealed record ModelEip(
    string EipId, string? ResourceId = null, ResourceGoneAction Policy = default, string? HeldFor = null, bool IsBroken = false)
{
    public bool IsFree => ResourceId is null && HeldFor is null;
}
