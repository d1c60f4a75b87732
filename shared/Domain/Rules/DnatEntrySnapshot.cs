using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules;

/// <summary>All that the rules for a new DNAT entry read, taken at one time.</summary>
public sealed record DnatEntrySnapshot
{
    /// <summary>The entry that is to be made.</summary>
    public required DnatEntry Entry { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The account's settings in the region.</summary>
    public required AccountSettings Account { get; init; }

    /// <summary>The NAT gateway that is to carry it; null when there is none.</summary>
    public RegisteredResource? NatGateway { get; init; }

    /// <summary>The registered resource that has the entry's internal address; null when none does.</summary>
    public RegisteredResource? Target { get; init; }
}
