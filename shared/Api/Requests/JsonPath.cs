using System.Text.Json;

namespace EipFunctions.Api.Requests;

/// <summary>Finds the place in malformed JSON, which the parser gives only as line and byte.</summary>
internal static class JsonPath
{
    public static string WhereReadingStops(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var path = new Stack<string>();
        try
        {
            while (reader.Read())
            {
                Follow(ref reader, path);
            }
        }
        catch (Exception stop) when (stop is JsonException or InvalidOperationException)
        {
            // This is the place that was looked for.
        }

        return path.Count == 0 ? "$" : "$" + string.Concat(path.Reverse());
    }

    private static void Follow(ref Utf8JsonReader reader, Stack<string> path)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                while (path.Count >= reader.CurrentDepth)
                {
                    _ = path.Pop();
                }

                path.Push($".{reader.GetString()}");
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                while (path.Count > reader.CurrentDepth)
                {
                    _ = path.Pop();
                }

                break;
        }
    }
}
