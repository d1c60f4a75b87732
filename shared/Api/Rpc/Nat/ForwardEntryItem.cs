using EipFunctions.Domain.Dnat;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>A DNAT entry as DescribeForwardTableEntries shows it.</summary>
internal sealed record ForwardEntryItem
{
    public required string ForwardEntryId { get; init; }

    public required string ForwardEntryName { get; init; }

    public required string ForwardTableId { get; init; }

    public required string NatGatewayId { get; init; }

    public required string ExternalIp { get; init; }

    public required string ExternalPort { get; init; }

    public required string InternalIp { get; init; }

    public required string InternalPort { get; init; }

    /// <summary><c>tcp</c>, <c>udp</c> or <c>any</c>.</summary>
    public required string IpProtocol { get; init; }

    /// <summary>An entry is added and deleted at once, so that there are no others.</summary>
    public string Status { get; init; } = "Available";

    public static ForwardEntryItem Of(DnatEntry entry) => new()
    {
        ForwardEntryId = entry.DnatEntryId,
        ForwardEntryName = entry.Name,
        ForwardTableId = NatTable.Forward.Of(entry.NatGatewayId),
        NatGatewayId = entry.NatGatewayId,
        ExternalIp = entry.ExternalIp,
        ExternalPort = ForwardPorts.Write(entry.ExternalPort),
        InternalIp = entry.InternalIp,
        InternalPort = ForwardPorts.Write(entry.InternalPort),
        IpProtocol = ForwardPorts.Write(entry.Protocol),
    };
}
