using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Candidates;

/// <summary>Who cannot see an EIP and a resource together, and why (FAQ section_92e_zg7_cex).</summary>
/// <param name="EipId">The EIP.</param>
/// <param name="EipResourceGroupId">Its resource group; empty for the default one.</param>
/// <param name="ResourceId">The resource; absent when the EIP is associated with none and none was named.</param>
/// <param name="ResourceKind">What kind of resource it is.</param>
/// <param name="ResourceGroupId">The resource's group; empty for the default one.</param>
/// <param name="IsAssociated">Whether the EIP is associated with the resource, or on its way to or from it.</param>
/// <param name="SameResourceGroup">Whether both are in one resource group.</param>
/// <param name="Message">What follows from different ones; absent when both are in one.</param>
/// <param name="Remedy">What can be done; absent when both are in one.</param>
/// <param name="Keys">What each key of the RAM users who are asked about covers of the two.</param>
public sealed record VisibilityView(
    string EipId,
    string EipResourceGroupId,
    string? ResourceId,
    ResourceKind? ResourceKind,
    string? ResourceGroupId,
    bool IsAssociated,
    bool? SameResourceGroup,
    string? Message,
    string? Remedy,
    IReadOnlyList<KeyVisibility> Keys);
