using System.Text;
using Azure.Data.Tables;

namespace EipFunctions.Engine;

/// <summary>A text spread over properties of one entity, since a property holds at most 32 Ki characters.</summary>
internal static class ChunkedText
{
    private const int ChunkLength = 30_000;

    public static void Write(TableEntity entity, string name, string? text)
    {
        if (text is null)
        {
            return;
        }

        entity[name] = text.Length <= ChunkLength ? text : text[..ChunkLength];
        for (var (start, n) = (ChunkLength, 1); start < text.Length; start += ChunkLength, n++)
        {
            entity[name + n] = text.Substring(start, Math.Min(ChunkLength, text.Length - start));
        }
    }

    public static string? Read(TableEntity entity, string name)
    {
        var first = entity.GetString(name);
        if (first is null || !entity.ContainsKey(name + "1"))
        {
            return first;
        }

        var text = new StringBuilder(first);
        for (var n = 1; entity.GetString(name + n) is { } next; n++)
        {
            text.Append(next);
        }

        return text.ToString();
    }

    /// <summary>The bytes an entity takes in a request, where the client escapes quotes and all that is not ASCII.</summary>
    public static int Weigh(TableEntity entity)
    {
        var bytes = 600;
        foreach (var (name, value) in entity)
        {
            bytes += name.Length + 60;
            if (value is string text)
            {
                foreach (var c in text)
                {
                    bytes += char.IsAsciiLetterOrDigit(c) || c is ' ' or ',' or '.' or ':' or '{' or '}' or '-' ? 1 : 6;
                }
            }
        }

        return bytes;
    }
}
