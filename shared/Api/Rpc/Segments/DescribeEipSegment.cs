using System.Globalization;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Segments;

namespace EipFunctions.Api.Rpc.Segments;

/// <summary>Lists contiguous EIPs. A segment that is not there is left out, and never an error.</summary>
internal static class DescribeEipSegment
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, Response>(
        nameof(DescribeEipSegment), Rights.Read, "Lists segments of contiguous EIPs, the oldest first. One that there is not is left out.", RunAsync);

    private static async Task<RpcResult<Response>> RunAsync(RpcCall call, Parameters asked)
    {
        var found = (await ReadAsync(call, asked))
            .Where(segment => call.Principal.Sees(segment.ResourceGroupId))
            .OrderBy(segment => segment.CreatedAt)
            .ThenBy(segment => segment.SegmentInstanceId, StringComparer.Ordinal)
            .ToList();
        return new Response
        {
            TotalCount = found.Count,
            PageNumber = asked.PageNumber,
            PageSize = asked.PageSize,
            EipSegments = new([.. RpcPage.Cut(found, asked.PageNumber, asked.PageSize).Select(Item.Of)]),
        };
    }

    private static async Task<IReadOnlyList<EipSegment>> ReadAsync(RpcCall call, Parameters asked)
    {
        var partition = call.In(asked.RegionId);
        return asked.SegmentInstanceId is { } id
            ? await call.Services.Segments.GetAsync(partition, id, call.Aborted) is { } segment ? [segment] : []
            : await call.Services.Segments.ListAsync(partition, call.Aborted).ToListAsync(call.Aborted);
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The segment; all when absent.", Form = RpcForm.Id)]
        public string? SegmentInstanceId { get; init; }

        [RpcParameter("Which page.", Least = 1)]
        public int PageNumber { get; init; } = 1;

        [RpcParameter("The most segments of a page.", Least = 1, Most = 50)]
        public int PageSize { get; init; } = 10;

        [RpcParameter("Of no effect: the request is safe to repeat without.")]
        public string? ClientToken { get; init; }
    }

    internal sealed record Response : RpcPage
    {
        public required Items EipSegments { get; init; }
    }

    internal sealed record Items(IReadOnlyList<Item> EipSegment);

    /// <summary>A segment as the reference spells it, its mistake included.</summary>
    internal sealed record Item
    {
        public required string InstanceId { get; init; }

        public required string Segment { get; init; }

        public required string IpCount { get; init; }

        public required EipSegmentStatus Status { get; init; }

        public required string RegionId { get; init; }

        public required string Zone { get; init; }

        public required string Name { get; init; }

        public required string Descritpion { get; init; }

        public required string CreationTime { get; init; }

        public static Item Of(EipSegment segment) => new()
        {
            InstanceId = segment.SegmentInstanceId,
            Segment = segment.Cidr,
            IpCount = segment.IpCount.ToString(CultureInfo.InvariantCulture),
            Status = segment.Status,
            RegionId = segment.RegionId,
            Zone = segment.ZoneId ?? "",
            Name = segment.Name,
            Descritpion = segment.Description,
            CreationTime = RpcTime.Write(segment.CreatedAt),
        };
    }
}
