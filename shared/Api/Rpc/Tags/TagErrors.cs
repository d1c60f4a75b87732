using EipFunctions.Api.Requests;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Api.Rpc.Eips;
using EipFunctions.Storage.Inventory;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Tags;

/// <summary>What is wrong with tags, and with what is to be tagged.</summary>
internal static class TagErrors
{
    /// <summary>The one type of resource whose tags this service keeps.</summary>
    public const string Eip = "EIP";

    public const string NoSuchType = "InvalidInstanceType.NotFound";
    public const string NoSuchTypeMessage = "The instance type is not found";
    public const string TooMany = "SizeLimitExceeded.TagNum";
    public const string TooManyMessage = "The maximum number of tags is exceeded.";

    /// <summary>The most EIPs that a request may name.</summary>
    public const int MostResources = 50;

    /// <summary>Tags as they are stored, or what is wrong with them.</summary>
    public static (IReadOnlyDictionary<string, string> Tags, RpcError? Error) Read(IReadOnlyList<RpcTag> sent)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in sent)
        {
            if (!FieldRules.IsTagKey(tag.Key) || HasAddress(tag.Key))
            {
                return (tags, new("InvalidTagKey", StatusCodes.Status400BadRequest, "The tag keys are not valid.")
                {
                    Recommend = $"A tag's key is '{tag.Key}': it must not begin with aliyun or acs:, nor contain http:// or https://.",
                });
            }

            if (tag.Value is { Length: > 0 } value && (!FieldRules.IsTagKey(value) || HasAddress(value)))
            {
                return (tags, new("InvalidTagValue", StatusCodes.Status400BadRequest, "The tag values are not valid.")
                {
                    Recommend = $"The value of tag '{tag.Key}' is '{value}': it must not begin with aliyun or acs:, nor contain http:// or https://.",
                });
            }

            if (!tags.TryAdd(tag.Key, tag.Value ?? ""))
            {
                return (tags, new("Forbidden.TagKey.Duplicated", StatusCodes.Status400BadRequest, "The specified tag key already exists.")
                {
                    Recommend = $"The tag '{tag.Key}' is sent twice: send each key once.",
                });
            }
        }

        return (tags, null);
    }

    /// <summary>The answer to a change of tags.</summary>
    public static RpcResult<RpcResponse> Answer(TagChangeResult result) => result.Status switch
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

    private static bool HasAddress(string text) =>
        text.Contains("http://", StringComparison.OrdinalIgnoreCase) || text.Contains("https://", StringComparison.OrdinalIgnoreCase);

    private static string Names(TagChangeResult result) => string.Join(", ", result.EipIds.Select(eipId => $"'{eipId}'"));
}
