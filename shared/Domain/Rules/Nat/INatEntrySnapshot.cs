using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules.Nat;

/// <summary>What the rules for a new DNAT entry and for a new SNAT entry both read.</summary>
internal interface INatEntrySnapshot
{
    /// <summary>The id of the NAT gateway that is to carry the entry.</summary>
    string NatGatewayId { get; }

    /// <summary>The NAT gateway; null when there is none that the principal may see.</summary>
    RegisteredResource? NatGateway { get; }
}
