using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Tags;

/// <summary>Lists the tags of EIPs. An EIP that there is not has none.</summary>
internal static class ListTagResources
{
    public static RpcAction Action { get; } = RpcAction.Of<TagQuery, Response>(
        nameof(ListTagResources), Rights.Read, "Lists the tags of EIPs that are named, or have all of certain tags.", RunAsync);

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

        var tags = (await ReadAsync(call, partition, asked))
            .Where(eip => call.Principal.Sees(eip.ResourceGroupId) && asked.Matches(eip))
            .SelectMany(eip => eip.Tags.Select(tag => new TagResource(eip.EipId, TagErrors.Eip, tag.Key, tag.Value)))
            .Where(tag => string.CompareOrdinal(Place(tag), after) > 0)
            .OrderBy(Place, StringComparer.Ordinal)
            .Take(asked.MaxResults + 1)
            .ToList();
        var page = tags.Take(asked.MaxResults).ToList();
        return new Response
        {
            TagResources = new(page),
            NextToken = tags.Count > page.Count ? PageToken.Write(Place(page[^1]), list)! : "",
        };
    }

    // The service makes the ids, and puts no line break into them.
    private static string Place(TagResource tag) => $"{tag.ResourceId}\n{tag.TagKey}";

    private static async Task<IReadOnlyList<Eip>> ReadAsync(RpcCall call, AccountRegion partition, TagQuery asked)
    {
        if (asked.ResourceId.Count > 0)
        {
            var rows = await Task.WhenAll(asked.ResourceId.Distinct(StringComparer.Ordinal)
                .Select(eipId => call.Services.Eips.GetAsync(partition, eipId, call.Aborted)));
            return [.. rows.OfType<Row<Eip>>().Select(row => row.Value)];
        }

        var eips = new List<Eip>();
        await foreach (var row in call.Services.Store.ListAsync(partition, Storage.State.Keys.Eips, call.Aborted))
        {
            eips.Add(row.Value);
        }

        return eips;
    }

    internal sealed record Response : RpcResponse
    {
        public required Items TagResources { get; init; }

        /// <summary>Where the next page begins; empty on the last.</summary>
        public required string NextToken { get; init; }
    }

    internal sealed record Items(IReadOnlyList<TagResource> TagResource);

    internal sealed record TagResource(string ResourceId, string ResourceType, string TagKey, string TagValue);
}
