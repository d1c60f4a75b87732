using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Domain.Rules;

/// <summary>
/// What stands in the way, as far as the principal may know. A RAM user limited to some resource groups is told that
/// something does, not what: neither an occupant nor a DNAT entry says which group it belongs to.
/// </summary>
/// <param name="Name">How a message names it.</param>
/// <param name="Id">Its id; null when the principal may not know it.</param>
internal sealed record Holder(string Name, string? Id)
{
    /// <summary>Names an EIP that holds a slot.</summary>
    /// <param name="principal">Who is told.</param>
    /// <param name="occupant">The EIP.</param>
    /// <returns>The holder.</returns>
    public static Holder Of(Principal principal, Occupant occupant) =>
        principal.SeesEverything
            ? new($"EIP '{occupant.EipId}' ({occupant.IpAddress})", occupant.EipId)
            : new("another EIP", Id: null);

    /// <summary>Names a DNAT entry that leads to a resource.</summary>
    /// <param name="principal">Who is told.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>The holder.</returns>
    public static Holder Of(Principal principal, DnatEntry entry) =>
        principal.SeesEverything
            ? new($"DNAT entry '{entry.DnatEntryId}' of NAT gateway '{entry.NatGatewayId}'", entry.DnatEntryId)
            : new("a DNAT entry", Id: null);
}
