using EipFunctions.Api.Rpc.Eips;
using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Inventory;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Tags;

/// <summary>Changes tags of EIPs, for the actions that set some and take some away.</summary>
internal static class TagChanges
{
    /// <summary>The most EIPs that a request may name.</summary>
    public const int MostResources = 50;

    /// <summary>Changes the tags of several EIPs.</summary>
    public static async Task<RpcResult<RpcResponse>> AnswerAsync(
        RpcCall call, AccountRegion partition, IReadOnlyList<string> eipIds, TagChange change) => Answer(await call.WhenSettledAsync(
            () => call.Services.Tags.ChangeAsync(partition, call.Principal, eipIds, change, call.Aborted),
            result => result.Status == TagChangeStatus.InTransition));

    private static RpcResult<RpcResponse> Answer(TagChangeResult result) => result.Status switch
    {
        TagChangeStatus.Changed => new RpcResponse(),
        TagChangeStatus.InTransition => EipChanges.InTransition(result.EipIds),
        TagChangeStatus.TooManyTags => new RpcError("QuotaExceeded.TagNum", StatusCodes.Status400BadRequest, "Custom Tags quota exceeded")
        {
            Recommend = $"There may be {TagChange.MostTags} tags on an EIP; there would be more on {Names(result)}. No tag was changed; take some away first.",
        },
        _ => new RpcError("InvalidInstanceIds.NotFound", StatusCodes.Status400BadRequest, "The instanceIds are not found")
        {
            Recommend = $"Not found among the EIPs of the region that the access key may see: {Names(result)}. No tag was changed.",
        },
    };

    private static string Names(TagChangeResult result) => string.Join(", ", result.EipIds.Select(eipId => $"'{eipId}'"));
}
