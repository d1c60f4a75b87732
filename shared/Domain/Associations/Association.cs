using System.Text.Json.Serialization;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Associations;

/// <summary>
/// What an EIP is associated with. It is part of its EIP, whose state says how it stands: being made (Associating),
/// verified (InUse) or being ended (Unassociating). Its id is stable for its life, through changes of its mode too; an EIP
/// that is moved gets another one.
/// </summary>
public sealed record Association
{
    /// <summary>The id of the association that an operation makes.</summary>
    /// <param name="operationId">The operation.</param>
    /// <returns>The id.</returns>
    public static string IdOf(string operationId) => $"assoc-{operationId}";

    /// <summary>The association's id, <c>assoc-…</c>.</summary>
    public required string AssociationId { get; init; }

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

    /// <summary>Whether who asked for it named the private address; where not, it was chosen for them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NamesPrivateIpAddress { get; init; }

    /// <summary>The VPC of the resource when it was associated; null outside any, or when that was not recorded.</summary>
    public string? VpcId { get; init; }

    /// <summary>
    /// The ECS instance that the ENI was attached to when this was last looked at, empty for none; null for other kinds, or
    /// when that was not recorded.
    /// </summary>
    public string? InstanceId { get; init; }

    /// <summary>When it was reserved, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the gateway was read back with the binding, in UTC; null before that.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>What becomes of the EIP when the resource is gone; null for <see cref="AssociationPolicy.Default"/>.</summary>
    public AssociationPolicy? Policy { get; init; }

    /// <summary>Why it does not do what it should; null when nothing is known against it.</summary>
    public AssociationFault? Broken { get; init; }

    /// <summary>When the EIP was moved here, in UTC; null when it was not moved here.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>
    /// The association as it was before the change that is under way; null when none is. It keeps its slot until the
    /// change is committed, so that the change can always be undone.
    /// </summary>
    public Association? Replaces { get; init; }
}
