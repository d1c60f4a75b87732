using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EipFunctions.Api.Requests;

/// <summary>
/// Takes the members of a JSON object one by one, and notes what is wrong with each. In the end it notes the members
/// that nobody took: a misspelt one must not be passed over in silence.
/// </summary>
internal sealed class BodyReader(JsonElement body, RequestErrors errors)
{
    private readonly Dictionary<string, JsonElement> _left =
        body.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);

    private readonly List<string> _known = [];
    private readonly HashSet<string> _nulls = new(StringComparer.Ordinal);

    public RequestErrors Errors => errors;

    /// <summary>Whether the object is a part of one: a member that is required may be absent, but not taken away.</summary>
    public bool IsPart { get; init; }

    /// <summary>Takes a member that may be absent; null counts as absent.</summary>
    public JsonElement? Take(string name)
    {
        _known.Add(name);
        if (!_left.Remove(name, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Null)
        {
            return value;
        }

        _ = _nulls.Add(name);
        return null;
    }

    public bool Has(string name) => _left.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public string? Text(string name, int maxLength = FieldRules.MaxName, bool isRequired = false)
    {
        if (Take(name) is not { } value)
        {
            Missing(name, isRequired);
            return null;
        }

        if (TextOf(name, value) is not { } text)
        {
            return null;
        }

        if (isRequired && text.Length == 0)
        {
            errors.Add(name, text, "It must not be empty.", "Send a value.");
        }
        else if (text.Length > maxLength)
        {
            errors.Add(name, text, $"It may have {maxLength} characters; it has {text.Length}.", "Shorten it.");
        }

        return text;
    }

    public int? Whole(string name, int least, int most, bool isRequired = false)
    {
        if (Take(name) is { } value)
        {
            return Whole(name, value, least, most);
        }

        Missing(name, isRequired);
        return null;
    }

    /// <summary>The whole number that a value is; null, and an error, when it is none or out of range.</summary>
    public int? Whole(string path, JsonElement value, int least, int most)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        errors.Add(path, value.GetRawText(), $"It must be a whole number from {least} to {most}.", "Send a number in that range.");
        return null;
    }

    public bool? YesNo(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        errors.Add(name, value.GetRawText(), "It must be true or false.", "Send true or false, without quotes.");
        return null;
    }

    public T? OneOf<T>(string name, JsonTypeInfo<T> json, bool isRequired = false)
        where T : struct, Enum
    {
        if (Take(name) is { } value)
        {
            return OneOf(name, value, json);
        }

        if (isRequired && !IsPartWithout(name))
        {
            errors.Add(name, null, "It is required.", $"Send one of {string.Join(", ", EnumNames.Of(json).Keys)}.");
        }

        return null;
    }

    public IReadOnlyList<T> ManyOf<T>(string name, JsonTypeInfo<T> json)
        where T : struct, Enum =>
        [.. Items(name).Select(item => OneOf(item.Path, item.Value, json)).OfType<T>().Distinct()];

    public IEnumerable<(string Path, JsonElement Value)> Items(string name)
    {
        if (Take(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Select((item, index) => ($"{name}[{index}]", item));
        }

        errors.Add(name, value.GetRawText(), "It must be an array.", "Send [ … ].");
        return [];
    }

    public IEnumerable<(string Path, string Name, JsonElement Value)> Members(string name)
    {
        if (Take(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return value.EnumerateObject().Select(member => ($"{name}.{member.Name}", member.Name, member.Value));
        }

        errors.Add(name, value.GetRawText(), "It must be an object.", "Send { … }.");
        return [];
    }

    /// <summary>Reads a member that is an object itself; null when it is absent. What is wrong with it is named by its path.</summary>
    public T? Nested<T>(string name, Func<BodyReader, T> read)
        where T : class
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(name, value.GetRawText(), "It must be an object.", "Send { … }.");
            return null;
        }

        var within = new RequestErrors();
        var nested = new BodyReader(value, within);
        var result = read(nested);
        nested.RejectTheRest();
        foreach (var field in within.Fields)
        {
            errors.Add($"{name}.{field.Field}", field.Value, field.Rule, field.Remedy);
        }

        return result;
    }

    /// <summary>The text of a value; null, and an error, when it is none.</summary>
    public string? TextOf(string path, JsonElement value)
    {
        try
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                return value.GetString();
            }

            errors.Add(path, value.GetRawText(), "It must be a string.", "Send it in quotes.");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, as an escape: JSON's grammar lets it through, no string can hold it.
            errors.Add(path, value.GetRawText(), "It must be a string of whole characters.", "Correct the \\u escapes.");
        }

        return null;
    }

    public void Missing(string name, bool isRequired = true)
    {
        if (isRequired && !IsPartWithout(name))
        {
            errors.Add(name, null, "It is required.", "Send it.");
        }
    }

    /// <summary>Whether a member is rightly left out of a part.</summary>
    public bool IsPartWithout(string name) => IsPart && !_nulls.Contains(name) && !_left.ContainsKey(name);

    /// <summary>Lets pass what nobody took: it cannot be judged, as it depends on a member that is wrong itself.</summary>
    public void LeaveTheRest() => _left.Clear();

    public void RejectTheRest()
    {
        foreach (var (name, value) in _left)
        {
            errors.Add(name, value.GetRawText(), "There is no such member.", $"Send only {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
        }
    }

    private T? OneOf<T>(string path, JsonElement value, JsonTypeInfo<T> json)
        where T : struct, Enum
    {
        if (TextOf(path, value) is not { } text)
        {
            return null;
        }

        var names = EnumNames.Of(json);
        if (names.TryGetValue(text, out var found))
        {
            return found;
        }

        errors.Add(path, text, $"It must be one of {string.Join(", ", names.Keys)}.", "Send one of these, spelt so.");
        return null;
    }
}
