using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Api.Candidates;

/// <summary>A resource as a candidate for an EIP.</summary>
/// <param name="ResourceId">The resource.</param>
/// <param name="Kind">What kind of resource it is.</param>
/// <param name="Name">Its display name.</param>
/// <param name="ResourceGroupId">Its resource group; empty for the default one.</param>
/// <param name="Eligible">Whether the association would be let pass now.</param>
/// <param name="Violations">Every rule that the association would violate.</param>
/// <param name="Visibility">Whether it is seen together with the EIP.</param>
public sealed record ResourceCandidate(
    string ResourceId,
    ResourceKind Kind,
    string Name,
    string ResourceGroupId,
    bool Eligible,
    IReadOnlyList<Violation> Violations,
    CandidateVisibility Visibility);
