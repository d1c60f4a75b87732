using System.Diagnostics.CodeAnalysis;
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
    /// <param name="occupant">The EIP; null when none does.</param>
    /// <returns>The holder; null when there is none.</returns>
    [return: NotNullIfNotNull(nameof(occupant))]
    public static Holder? Of(Principal principal, Occupant? occupant) =>
        occupant is null ? null
        : principal.SeesEverything ? new($"EIP '{occupant.EipId}' ({occupant.IpAddress})", occupant.EipId)
        : new("another EIP", Id: null);

    /// <summary>Names the first of the EIPs on a resource.</summary>
    /// <param name="principal">Who is told.</param>
    /// <param name="occupants">The EIPs.</param>
    /// <returns>The holder; null when there is none.</returns>
    public static Holder? Of(Principal principal, IReadOnlyList<Occupant> occupants) =>
        Of(principal, occupants is [var first, ..] ? first : null);

    /// <summary>
    /// Names the DNAT entries that lead to a resource: the first, and how many more there are if the principal may know.
    /// </summary>
    /// <param name="principal">Who is told.</param>
    /// <param name="entries">The entries.</param>
    /// <returns>The holder; null when there is none.</returns>
    public static Holder? Of(Principal principal, IReadOnlyList<DnatEntry> entries)
    {
        if (entries is not [var entry, ..])
        {
            return null;
        }

        var others = entries.Count == 1 ? "" : $" and {entries.Count - 1} more";
        return principal.SeesEverything
            ? new($"DNAT entry '{entry.DnatEntryId}' of NAT gateway '{entry.NatGatewayId}'{others}", entry.DnatEntryId)
            : new("a DNAT entry", Id: null);
    }
}
