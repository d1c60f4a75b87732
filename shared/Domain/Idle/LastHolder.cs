using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Idle;

/// <summary>What an EIP was associated with last, written in the transaction that ended the association.</summary>
public sealed record LastHolder
{
    /// <summary>The resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The resource's kind.</summary>
    public required ResourceKind ResourceKind { get; init; }

    /// <summary>
    /// The resource group that the resource was in: whoever may not see that group is not told of the resource (FAQ
    /// section_92e_zg7_cex). Null when the resource was gone already, and its group with it.
    /// </summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The association that ended.</summary>
    public required string AssociationId { get; init; }

    /// <summary>When it ended, in UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The holder of an association that ends.</summary>
    /// <param name="association">The association.</param>
    /// <param name="resourceGroupId">The resource group of its resource; null when the resource is gone.</param>
    /// <param name="until">When it ends, in UTC.</param>
    /// <returns>The last holder.</returns>
    public static LastHolder Of(Association association, string? resourceGroupId, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(association);
        return new()
        {
            ResourceId = association.ResourceId,
            ResourceKind = association.ResourceKind,
            ResourceGroupId = resourceGroupId,
            AssociationId = association.AssociationId,
            Until = until,
        };
    }
}
