using EipFunctions.Api.Requests;
using EipFunctions.Api.Rpc.Eips;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Tags;

/// <summary>Lists the tags of EIPs. An EIP that there is not has none, and so has a resource of another kind: clients ask for those too.</summary>
internal static class ListTagResources
{
    public static RpcAction Action { get; } = RpcAction.Of<TagQuery, Response>(
        nameof(ListTagResources), Rights.Read, "Lists the tags of EIPs that are named, or have all of certain tags. Resources of other kinds have none here.", RunAsync);

    private static async Task<RpcResult<Response>> RunAsync(RpcCall call, TagQuery asked)
    {
        if (asked is { ResourceId: [], Tag: [] })
        {
            return new RpcError(
                "BothEmpty.TagsAndResources",
                StatusCodes.Status403Forbidden,
                "The specified Tags and ResourcesIds are not allow to both empty.")
            {
                Recommend = "Send ResourceId.1 or Tag.1.Key.",
            };
        }

        var partition = call.In(asked.RegionId);
        var list = asked.List(partition);
        var after = asked.NextToken is { } token ? PageToken.Read(token, list) : "";
        if (after is null)
        {
            return RpcErrors.Invalid(nameof(asked.NextToken), $"NextToken is '{asked.NextToken}': send the one of the page before, with the same parameters.");
        }

        var tags = (asked.ResourceType == EipTypeAttribute.Eip ? await call.EipsAsync(partition, asked.ResourceId) : [])
            .Where(asked.Matches)
            .SelectMany(eip => eip.Tags.Select(tag => new TagResource(eip.EipId, EipTypeAttribute.Eip, tag.Key, tag.Value)))
            .Where(tag => string.CompareOrdinal(Place(tag), after) > 0)
            .OrderBy(Place, StringComparer.Ordinal)
            .Take(asked.MaxResults + 1)
            .ToList();
        var page = tags.Take(asked.MaxResults).ToList();
        return new Response
        {
            TagResources = new(page),
            NextToken = tags.Count > page.Count ? PageToken.Write(Place(page[^1]), list) : null,
        };
    }

    // The service makes the ids, and puts no line break into them.
    private static string Place(TagResource tag) => $"{tag.ResourceId}\n{tag.TagKey}";

    internal sealed record Response : RpcResponse
    {
        public required Items TagResources { get; init; }

        /// <summary>Where the next page begins; absent on the last, as clients go on for as long as there is one.</summary>
        public string? NextToken { get; init; }
    }

    internal sealed record Items(IReadOnlyList<TagResource> TagResource);

    internal sealed record TagResource(string ResourceId, string ResourceType, string TagKey, string TagValue);
}
