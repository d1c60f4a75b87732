using EipFunctions.Domain.Snat;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>An SNAT entry as DescribeSnatTableEntries shows it.</summary>
internal sealed record SnatEntryItem
{
    /// <summary>That a client need not keep its EIP.</summary>
    public const string NoAffinity = "0";

    public required string SnatEntryId { get; init; }

    public required string SnatEntryName { get; init; }

    public required string SnatTableId { get; init; }

    public required string NatGatewayId { get; init; }

    /// <summary>The addresses, with commas between them.</summary>
    public required string SnatIp { get; init; }

    /// <summary>The vSwitch; empty for an entry of a range.</summary>
    public required string SourceVSwitchId { get; init; }

    /// <summary>The range; empty for an entry of a vSwitch, whose range is not known here.</summary>
    public required string SourceCIDR { get; init; }

    public string EipAffinity { get; init; } = NoAffinity;

    public string NetworkInterfaceId { get; init; } = "";

    /// <summary>An entry is added and deleted at once, so that there are no others.</summary>
    public string Status { get; init; } = "Available";

    public static SnatEntryItem Of(SnatEntry entry) => new()
    {
        SnatEntryId = entry.SnatEntryId,
        SnatEntryName = entry.Name,
        SnatTableId = NatTable.Snat.Of(entry.NatGatewayId),
        NatGatewayId = entry.NatGatewayId,
        SnatIp = string.Join(',', entry.SnatIps),
        SourceVSwitchId = entry.SourceVSwitchId ?? "",
        SourceCIDR = entry.SourceCidr ?? "",
    };
}
