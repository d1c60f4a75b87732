using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Candidates;

/// <summary>
/// Whether EIP and resource are seen together (FAQ section_92e_zg7_cex). It never stands in the way of the association.
/// </summary>
/// <param name="SameResourceGroup">Whether both are in one resource group.</param>
/// <param name="Message">What follows from different ones; absent when both are in one.</param>
/// <param name="Remedy">What can be done; absent when both are in one.</param>
/// <param name="HiddenBecause">Why the RAM user who is asked about cannot see the candidate; absent when he can.</param>
public sealed record CandidateVisibility(bool SameResourceGroup, string? Message, string? Remedy, HiddenBecause? HiddenBecause)
{
    internal static CandidateVisibility Of(Eip eip, CloudResource resource, HiddenBecause? hiddenBecause)
    {
        if (eip.ResourceGroupId == resource.ResourceGroupId)
        {
            return new(SameResourceGroup: true, Message: null, Remedy: null, hiddenBecause);
        }

        return new(
            SameResourceGroup: false,
            $"{Name(eip)} is in {ResourceGroup.Name(eip.ResourceGroupId)}, {Name(resource)} in "
            + $"{ResourceGroup.Name(resource.ResourceGroupId)}: a list filtered by the group of one does not show the other.",
            "Filter by no resource group, or move the one to the other's resource group.",
            hiddenBecause);
    }

    internal static string Name(Eip eip) => $"EIP '{eip.EipId}'";

    internal static string Name(CloudResource resource) => $"{resource.Kind} '{resource.ResourceId}'";

    internal static HiddenBecause? Hides(Principal subject, Eip eip) =>
        HiddenBecause.Of(subject, Name(eip), eip.ResourceGroupId);

    internal static HiddenBecause? Hides(Principal subject, CloudResource resource) =>
        HiddenBecause.Of(subject, Name(resource), resource.ResourceGroupId);
}
