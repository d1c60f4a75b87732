using EipFunctions.Api.Eips;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Rpc.Eips;

/// <summary>Lists EIPs. One that is not there is left out, and never an error: clients wait for that after a release.</summary>
internal static class DescribeEipAddresses
{
    public static RpcAction Action { get; } = RpcAction.Of<EipAddressQuery, Response>(
        nameof(DescribeEipAddresses), Rights.Read, "Lists EIPs, the oldest first. EIPs that there are not are left out.", RunAsync);

    private static async Task<RpcResult<Response>> RunAsync(RpcCall call, EipAddressQuery asked)
    {
        if (asked.Check() is { } error)
        {
            return error;
        }

        var partition = call.In(asked.RegionId);
        var found = (await call.EipsAsync(partition, asked.AllocationId))
            .Where(asked.Matches)
            .OrderBy(eip => eip.AllocatedAt)
            .ThenBy(eip => eip.EipId, StringComparer.Ordinal)
            .ToList();
        if (asked.NamesResource && !call.Principal.SeesEverything)
        {
            // To find an EIP by a resource that one may not see would tell that the resource has it.
            var views = await ViewsAsync(call, partition, found);
            found = [.. found.Where((_, place) => views[place]?.Association is not null)];
        }

        var page = await ViewsAsync(call, partition, RpcPage.Cut(found, asked.PageNumber, asked.PageSize));
        return new Response
        {
            TotalCount = found.Count,
            PageNumber = asked.PageNumber,
            PageSize = asked.PageSize,
            EipAddresses = new([.. page.OfType<EipView>().Select(EipAddressItem.Of)]),
        };
    }

    private static Task<EipView?[]> ViewsAsync(RpcCall call, AccountRegion partition, IReadOnlyList<Eip> eips) =>
        Task.WhenAll(eips.Select(eip => call.Services.EipViews.OfAsync(partition, call.Principal, eip, call.Aborted)));

    internal sealed record Response : RpcPage
    {
        public required Items EipAddresses { get; init; }
    }

    internal sealed record Items(IReadOnlyList<EipAddressItem> EipAddress);
}
