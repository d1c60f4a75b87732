using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Associations;

/// <summary>An EIP associated with a resource. Its id is stable for its life.</summary>
public sealed record Association
{
    /// <summary>The association's id, <c>assoc-…</c>.</summary>
    public required string AssociationId { get; init; }

    /// <summary>The EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>The EIP's address.</summary>
    public required string IpAddress { get; init; }

    /// <summary>The resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The resource's kind.</summary>
    public required ResourceKind ResourceKind { get; init; }

    /// <summary>The slot of the resource that it holds; see <see cref="SlotAssignment"/>.</summary>
    public required string Slot { get; init; }

    /// <summary>The mode.</summary>
    public required EipMode Mode { get; init; }

    /// <summary>The private address that the EIP maps to; null for a NAT gateway.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>Where it stands.</summary>
    public required AssociationState State { get; init; }

    /// <summary>The operation that last changed it.</summary>
    public required string OperationId { get; init; }

    /// <summary>When it was reserved, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the gateway was last read back with the binding, in UTC; null before that.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>The order of its last change on the gateway: a change with a lower fence is refused there.</summary>
    public required long Fence { get; init; }

    /// <summary>Why the operation that is being undone failed; null while none is.</summary>
    public string? Failure { get; init; }
}
