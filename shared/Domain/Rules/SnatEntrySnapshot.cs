using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules.Nat;
using EipFunctions.Domain.Snat;

namespace EipFunctions.Domain.Rules;

/// <summary>
/// All that the rules for a new SNAT entry read, taken at one time. It gives out only what the principal may see, so
/// that no rule can tell a RAM user of what is not theirs.
/// </summary>
public sealed record SnatEntrySnapshot : INatEntrySnapshot
{
    /// <summary>The entry that is to be made.</summary>
    public required SnatEntry Entry { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The account's settings in the region.</summary>
    public required AccountSettings Account { get; init; }

    /// <summary>The NAT gateway that is to carry it; null when there is none that the principal may see.</summary>
    public RegisteredResource? NatGateway
    {
        get => field is { } gateway && Principal.Sees(gateway.Resource.ResourceGroupId) ? gateway : null;
        init;
    }

    string INatEntrySnapshot.NatGatewayId => Entry.NatGatewayId;
}
