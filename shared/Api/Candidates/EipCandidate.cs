using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Api.Candidates;

/// <summary>An EIP as a candidate for a resource.</summary>
/// <param name="EipId">The EIP.</param>
/// <param name="IpAddress">Its address.</param>
/// <param name="Name">Its display name.</param>
/// <param name="State">Its state.</param>
/// <param name="InternetChargeType">How its traffic is metered.</param>
/// <param name="ResourceGroupId">Its resource group; empty for the default one.</param>
/// <param name="Eligible">Whether the association would be let pass now.</param>
/// <param name="Violations">Every rule that the association would violate.</param>
/// <param name="Visibility">Whether it is seen together with the resource.</param>
public sealed record EipCandidate(
    string EipId,
    string IpAddress,
    string Name,
    EipState State,
    InternetChargeType InternetChargeType,
    string ResourceGroupId,
    bool Eligible,
    IReadOnlyList<Violation> Violations,
    CandidateVisibility Visibility);
