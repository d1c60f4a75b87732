using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Eips;

/// <summary>
/// That an EIP, associated with nothing, waits for the resource that replaces the one it had. Meanwhile it can be
/// associated with that replacement only, and cannot be released.
/// </summary>
public sealed record EipHold
{
    /// <summary>The hold's id, <c>hold-…</c>.</summary>
    public required string HoldId { get; init; }

    /// <summary>The resource that is gone.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Its logical id; null when it had none.</summary>
    public string? LogicalId { get; init; }

    /// <summary>Its kind: a replacement is of the same one.</summary>
    public required ResourceKind ResourceKind { get; init; }

    /// <summary>The mode that the EIP was associated in.</summary>
    public required EipMode Mode { get; init; }

    /// <summary>The slot that the EIP had; see <see cref="SlotAssignment"/>.</summary>
    public required string Slot { get; init; }

    /// <summary>The private address that the EIP mapped to; null for a NAT gateway.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>The policy of the association that ended: the next one has it too.</summary>
    public required AssociationPolicy Policy { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it ends without a replacement, in UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>
    /// Whether a resource replaces the one that is gone: it says so (<see cref="CloudResource.Replaces"/>), has its
    /// logical id, or is registered under its id again. It must be of the same kind.
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <returns>True when the EIP is held for it.</returns>
    public bool IsFor(CloudResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Kind == ResourceKind
            && (resource.ResourceId == ResourceId
                || resource.Replaces == ResourceId
                || (LogicalId is not null && resource.LogicalId == LogicalId));
    }
}
