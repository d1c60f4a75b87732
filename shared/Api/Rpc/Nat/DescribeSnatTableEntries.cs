using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Snat;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>Lists the SNAT entries of a NAT gateway.</summary>
internal static class DescribeSnatTableEntries
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, Response>(
        nameof(DescribeSnatTableEntries), Rights.Read, "Lists the SNAT entries of a NAT gateway, the oldest first.", RunAsync);

    private static async Task<RpcResult<Response>> RunAsync(RpcCall call, Parameters asked)
    {
        var (gateway, error) = await NatTable.Snat.FindAsync(call, asked.RegionId, asked.SnatTableId, asked.NatGatewayId);
        if (gateway is null)
        {
            return error!;
        }

        var found = gateway.SnatEntries.Where(asked.Matches).ToList();
        return new Response
        {
            TotalCount = found.Count,
            PageNumber = asked.PageNumber,
            PageSize = asked.PageSize,
            SnatTableEntries = new([.. RpcPage.Cut(found, asked.PageNumber, asked.PageSize).Select(SnatEntryItem.Of)]),
        };
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The table; needed where NatGatewayId is absent.")]
        public string? SnatTableId { get; init; }

        [RpcParameter("The NAT gateway; needed where SnatTableId is absent.", Form = RpcForm.Id)]
        public string? NatGatewayId { get; init; }

        [RpcParameter("Only this entry.")]
        public string? SnatEntryId { get; init; }

        [RpcParameter("Only entries of this name.")]
        public string? SnatEntryName { get; init; }

        [RpcParameter("Only entries that go out by this EIP, by its address; by all of them where there are several.", IsCommaSeparated = true)]
        public IReadOnlyList<string> SnatIp { get; init; } = [];

        [RpcParameter("Only the entry of this vSwitch.")]
        public string? SourceVSwitchId { get; init; }

        [RpcParameter("Only the entry of this range.")]
        public string? SourceCIDR { get; init; }

        [RpcParameter("Only entries that go out by the addresses of these ENIs; those of this service do not.")]
        public IReadOnlyList<string> NetworkInterfaceIds { get; init; } = [];

        [RpcParameter("Which page.", Least = 1)]
        public int PageNumber { get; init; } = 1;

        [RpcParameter("The most entries of a page.", Least = 1, Most = 50)]
        public int PageSize { get; init; } = 10;

        public bool Matches(SnatEntry entry) =>
            (SnatEntryId ?? entry.SnatEntryId) == entry.SnatEntryId
            && (SnatEntryName ?? entry.Name) == entry.Name
            && SnatIp.All(entry.SnatIps.Contains)
            && (SourceVSwitchId ?? entry.SourceVSwitchId) == entry.SourceVSwitchId
            && (SourceCIDR ?? entry.SourceCidr) == entry.SourceCidr
            && NetworkInterfaceIds.Count == 0;
    }

    internal sealed record Response : RpcPage
    {
        public required Items SnatTableEntries { get; init; }
    }

    internal sealed record Items(IReadOnlyList<SnatEntryItem> SnatTableEntry);
}
