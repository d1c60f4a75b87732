using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>Lists the DNAT entries of a NAT gateway.</summary>
internal static class DescribeForwardTableEntries
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, Response>(
        nameof(DescribeForwardTableEntries), Rights.Read, "Lists the DNAT entries of a NAT gateway, the oldest first.", RunAsync);

    private static async Task<RpcResult<Response>> RunAsync(RpcCall call, Parameters asked)
    {
        var (gateway, error) = await NatTable.Forward.FindAsync(call, asked.RegionId, asked.ForwardTableId, asked.NatGatewayId);
        if (gateway is null)
        {
            return error!;
        }

        var found = gateway.DnatEntries.Where(asked.Matches).ToList();
        return new Response
        {
            TotalCount = found.Count,
            PageNumber = asked.PageNumber,
            PageSize = asked.PageSize,
            ForwardTableEntries = new(
                [.. RpcPage.Cut(found, asked.PageNumber, asked.PageSize).Select(ForwardEntryItem.Of)]),
        };
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The table; needed where NatGatewayId is absent.")]
        public string? ForwardTableId { get; init; }

        [RpcParameter("The NAT gateway; needed where ForwardTableId is absent.", Form = RpcForm.Id)]
        public string? NatGatewayId { get; init; }

        [RpcParameter("Only this entry.")]
        public string? ForwardEntryId { get; init; }

        [RpcParameter("Only entries of this name.")]
        public string? ForwardEntryName { get; init; }

        [RpcParameter("Only entries of this EIP, by its address.")]
        public string? ExternalIp { get; init; }

        [RpcParameter("Only entries of this public port or range.")]
        public string? ExternalPort { get; init; }

        [RpcParameter("Only entries that lead to this private address.")]
        public string? InternalIp { get; init; }

        [RpcParameter("Only entries that lead to this private port or range.")]
        public string? InternalPort { get; init; }

        [RpcParameter(
            "Only entries of this protocol, in any case.",
            IgnoresCase = true,
            Code = "InvalidProtocal.ValueNotSupported",
            CodeMessage = ForwardTexts.IpProtocol)]
        public IpProtocol? IpProtocol { get; init; }

        [RpcParameter("Which page.", Least = 1)]
        public int PageNumber { get; init; } = 1;

        [RpcParameter("The most entries of a page.", Least = 1, Most = 50)]
        public int PageSize { get; init; } = 10;

        public bool Matches(DnatEntry entry) =>
            (ForwardEntryId ?? entry.DnatEntryId) == entry.DnatEntryId
            && (ForwardEntryName ?? entry.Name) == entry.Name
            && (ExternalIp ?? entry.ExternalIp) == entry.ExternalIp
            && ForwardPorts.Read(ExternalPort ?? entry.ExternalPort) == ForwardPorts.Read(entry.ExternalPort)
            && (InternalIp ?? entry.InternalIp) == entry.InternalIp
            && ForwardPorts.Read(InternalPort ?? entry.InternalPort) == ForwardPorts.Read(entry.InternalPort)
            && (IpProtocol ?? entry.Protocol) == entry.Protocol;
    }

    internal sealed record Response : RpcPage
    {
        public required Items ForwardTableEntries { get; init; }
    }

    internal sealed record Items(IReadOnlyList<ForwardEntryItem> ForwardTableEntry);
}
