using System.Text.Json;
using System.Text;
using EipFunctions.Domain.Connectivity;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Api.Requests;

/// <summary>What values of more than one request have to be.</summary>
internal static class FieldRules
{
    public const int MaxName = 128;

    public const int MaxDescription = 256;

    // An id of 128 bytes takes 384 characters of a key at most; two of them fit in the 1,024 that a key may have.
    private const int MaxIdBytes = 128;

    public static bool IsId(string id) => id.Length > 0 && Encoding.UTF8.GetByteCount(id) <= MaxIdBytes;

    public static bool IsTagKey(string key) =>
        key.Length is > 0 and <= MaxName
        && !key.StartsWith("aliyun", StringComparison.OrdinalIgnoreCase)
        && !key.StartsWith("acs:", StringComparison.OrdinalIgnoreCase);

    public static void CheckId(this RequestErrors errors, string field, string? id)
    {
        if (id is not null && !IsId(id))
        {
            errors.Add(field, id, $"An id has 1 to {MaxIdBytes} characters (bytes of UTF-8).", "Check the id.");
        }
    }

    public static string? Id(this BodyReader body, string name, bool isRequired = false)
    {
        if (body.Take(name) is not { } value)
        {
            body.Missing(name, isRequired);
            return null;
        }

        var id = body.TextOf(name, value);
        body.Errors.CheckId(name, id);
        return id;
    }

    public static string? Ip(this BodyReader body, string name, bool isRequired = false)
    {
        if (body.Take(name) is { } value)
        {
            return Ip(body, name, value);
        }

        body.Missing(name, isRequired);
        return null;
    }

    public static string? Ip(this BodyReader body, string path, JsonElement value)
    {
        var text = body.TextOf(path, value);
        if (text is null || Ipv4Form.IsValid(text))
        {
            return text;
        }

        body.Errors.Add(path, text, "It must be an IPv4 address.", "Send four numbers from 0 to 255 with dots, such as 192.168.0.10.");
        return null;
    }

    public static IReadOnlyDictionary<string, string>? Tags(this BodyReader body)
    {
        if (!body.Has("tags"))
        {
            _ = body.Take("tags");
            return null;
        }

        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, key, value) in body.Members("tags"))
        {
            if (!IsTagKey(key))
            {
                body.Errors.Add(path, key, $"A tag's key has 1 to {MaxName} characters and does not begin with aliyun or acs:.", "Use another key.");
            }

            if (body.TextOf(path, value) is { } text)
            {
                tags[key] = text;
                if (text.Length > MaxName)
                {
                    body.Errors.Add(path, text, $"A tag's value has up to {MaxName} characters.", "Shorten it.");
                }
            }
        }

        if (tags.Count > TagChange.MostTags)
        {
            body.Errors.Add("tags", $"{tags.Count} tags", $"There may be {TagChange.MostTags} tags.", "Send fewer.");
        }

        return tags;
    }
}
