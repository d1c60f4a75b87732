using EipFunctions.Api.Requests;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Binding;

/// <summary>Reads tags that are to be set.</summary>
internal static class RpcTags
{
    public const string TooMany = "SizeLimitExceeded.TagNum";
    public const string TooManyMessage = "The maximum number of tags is exceeded.";

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

    private static bool HasAddress(string text) =>
        text.Contains("http://", StringComparison.OrdinalIgnoreCase) || text.Contains("https://", StringComparison.OrdinalIgnoreCase);
}
