using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;

namespace EipFunctions.Domain.Resources;

/// <summary>
/// A resource with everything on it that a rule must know. It is stored as one row that every association and every
/// DNAT entry on it rewrites, so that two changes which exclude each other cannot both succeed.
/// </summary>
public sealed record RegisteredResource
{
    /// <summary>The resource.</summary>
    public required CloudResource Resource { get; init; }

    /// <summary>The EIPs that hold a slot of it, those on their way in or out included.</summary>
    public IReadOnlyList<Occupant> Occupants { get; init; } = [];

    /// <summary>The DNAT entries that lead to it (an ECS instance or a HAVIP) or that it carries (a NAT gateway).</summary>
    public IReadOnlyList<DnatEntry> DnatEntries { get; init; } = [];
}
