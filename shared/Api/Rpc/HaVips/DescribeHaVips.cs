using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Rpc.HaVips;

/// <summary>Lists HAVIPs. One that is not there is left out, and never an error.</summary>
internal static class DescribeHaVips
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, Response>(
        nameof(DescribeHaVips), Rights.Read, "Lists HAVIPs with their EIPs, by id.", RunAsync);

    private static async Task<RpcResult<Response>> RunAsync(RpcCall call, Parameters asked)
    {
        var (found, page) = await RpcResources.PageAsync<HaVip>(
            call, call.In(asked.RegionId), asked.Matches, asked.PageNumber, asked.PageSize);
        return new Response
        {
            TotalCount = found,
            PageNumber = asked.PageNumber,
            PageSize = asked.PageSize,
            HaVips = new([.. page.Select(HaVipItem.Of)]),
        };
    }

    internal sealed record Parameters
    {
        private const int MostFilters = 5;

        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("Only HAVIPs that all of these let pass.", Most = MostFilters)]
        public IReadOnlyList<HaVipFilter> Filter { get; init; } = [];

        [RpcParameter("Only HAVIPs of this resource group.")]
        public string? ResourceGroupId { get; init; }

        [RpcParameter("Only HAVIPs with all of these tags; those of this service have none.", Most = 20)]
        public IReadOnlyList<RpcTag> Tags { get; init; } = [];

        [RpcParameter("Which page.", Least = 1)]
        public int PageNumber { get; init; } = 1;

        [RpcParameter("The most HAVIPs of a page.", Least = 1, Most = 50)]
        public int PageSize { get; init; } = 10;

        public bool Matches(HaVip vip) =>
            (ResourceGroupId ?? vip.ResourceGroupId) == vip.ResourceGroupId
            && Tags.Count == 0
            && Filter.All(filter => filter.Value.Contains(filter.Of(vip)));
    }

    internal sealed record HaVipFilter
    {
        private const string HaVipAddress = nameof(HaVipAddress);
        private const string HaVipId = nameof(HaVipId);
        private const string Status = nameof(Status);
        private const string VpcId = nameof(VpcId);
        private const string VSwitchId = nameof(VSwitchId);

        [RpcParameter("What it compares; the vSwitch of a HAVIP is not known here, and so is none that can be named.", IsRequired = true, Values = [VpcId, VSwitchId, Status, HaVipId, HaVipAddress])]
        public string Key { get; init; } = "";

        [RpcParameter("With what: one of these must be it.", IsRequired = true, Most = 5)]
        public IReadOnlyList<string> Value { get; init; } = [];

        /// <summary>What a HAVIP has for it; null for nothing.</summary>
        public string? Of(HaVip vip) => Key switch
        {
            VpcId => vip.VpcId,
            Status => vip.Status.ToString(),
            HaVipId => vip.ResourceId,
            HaVipAddress => vip.PrivateIpAddress,
            _ => null,
        };
    }

    internal sealed record Response : RpcPage
    {
        public required Items HaVips { get; init; }
    }

    internal sealed record Items(IReadOnlyList<HaVipItem> HaVip);
}
