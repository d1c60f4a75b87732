using System.Text.Json.Serialization.Metadata;

namespace EipFunctions.Storage.State;

/// <summary>What the keys of rows of one kind begin with; a range query over it reads those rows and no other.</summary>
/// <typeparam name="T">The rows' value.</typeparam>
/// <param name="Value">The prefix; it ends with <c>|</c>.</param>
/// <param name="Json">How the values are written as JSON.</param>
public sealed record RowPrefix<T>(string Value, JsonTypeInfo<T> Json)
{
    /// <summary>The least key behind every key with the prefix: '}' follows '|'.</summary>
    public string End => Value[..^1] + '}';

    /// <summary>A key with the prefix.</summary>
    /// <param name="ids">The ids that follow, escaped and joined by <c>|</c>.</param>
    /// <returns>The key.</returns>
    public RowKey<T> Key(params ReadOnlySpan<string> ids)
    {
        var escaped = new string[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            escaped[i] = KeyEscape.Escape(ids[i]);
        }

        return new(Value + string.Join('|', escaped), Json);
    }
}
