using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Snat;

namespace EipFunctions.Domain.Connectivity;

/// <summary>A way out by an SNAT entry of a NAT gateway.</summary>
/// <param name="NatGatewayId">The NAT gateway.</param>
/// <param name="SnatEntryId">The entry.</param>
/// <param name="Source">The private addresses that it lets out.</param>
/// <param name="PublicAddresses">The EIPs that they appear with.</param>
internal sealed record SnatPath(string NatGatewayId, string SnatEntryId, Ipv4Network Source, IReadOnlyList<string> PublicAddresses)
{
    /// <summary>The ways out that a NAT gateway gives to ENIs.</summary>
    /// <param name="gateway">The NAT gateway with its entries.</param>
    /// <param name="nics">The instance and its ENIs.</param>
    /// <returns>The ways, of entries that take effect.</returns>
    public static IEnumerable<SnatPath> Of(RegisteredResource gateway, IReadOnlyList<CloudResource> nics) =>
        gateway.Resource is NatGateway { Status: NatGatewayStatus.Available, FinancialLocked: false }
            ? gateway.SnatEntries
                .Where(entry => SnatEffect.Of(gateway, entry).IsEffective)
                .SelectMany(entry => Sources(entry, nics).Select(source => new SnatPath(
                    entry.NatGatewayId, entry.SnatEntryId, source, [.. entry.SnatIps.Except(SnatEffect.Of(gateway, entry).MissingIps)])))
            : [];

    // A vSwitch's block is not always known; the addresses of its ENIs are.
    private static IEnumerable<Ipv4Network> Sources(SnatEntry entry, IReadOnlyList<CloudResource> nics) =>
        Ipv4Network.TryParse(entry.SourceCidr, out var range)
            ? [range]
            : nics.Where(nic => entry.SourceVSwitchId is { } id && VSwitchOf(nic) == id)
                .SelectMany(nic => nic.PrivateAddresses)
                .Select(address => Ipv4Network.Around(address, 32));

    private static string? VSwitchOf(CloudResource nic) => (nic as EcsInstance)?.VSwitchId ?? (nic as NetworkInterface)?.VSwitchId;
}
