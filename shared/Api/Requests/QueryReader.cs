using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Requests;

/// <summary>Takes the parameters of a query one by one, and notes what is wrong with each.</summary>
internal sealed class QueryReader(IQueryCollection query, RequestErrors errors)
{
    private const int DefaultPageSize = 50;

    public string? Text(string name)
    {
        var values = query[name];
        if (values.Count > 1)
        {
            errors.Add(name, values.ToString(), "It may occur once.", "Send one value.");
        }

        return values.Count == 0 || string.IsNullOrEmpty(values[0]) ? null : values[0];
    }

    /// <summary>The value of a parameter for which the empty text is one; null when it is absent.</summary>
    public string? TextOrEmpty(string name) => Text(name) ?? (query.ContainsKey(name) ? "" : null);

    public int PageSize(int most) => Whole("pageSize", 1, most) ?? DefaultPageSize;

    /// <summary>Takes a whole number; null when it is absent or wrong.</summary>
    public int? Whole(string name, int least, int most, bool isRequired = false)
    {
        if (Text(name) is not { } text)
        {
            if (isRequired)
            {
                errors.Add(name, null, "It is required.", $"Send a number from {least} to {most}.");
            }

            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        errors.Add(name, text, $"It must be a whole number from {least} to {most}.", "Send a number in that range.");
        return null;
    }

    public T? OneOf<T>(string name, JsonTypeInfo<T> json)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var names = EnumNames.Of(json);
        if (names.TryGetValue(text, out var found))
        {
            return found;
        }

        errors.Add(name, text, $"It must be one of {string.Join(", ", names.Keys)}.", "Send one of these, spelt so.");
        return null;
    }

    public bool YesNo(string name) => YesNoOrEither(name) ?? false;

    public bool? YesNoOrEither(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (text is not ("true" or "false"))
        {
            errors.Add(name, text, "It must be true or false.", "Send true or false.");
        }

        return text == "true";
    }

    /// <summary>Notes every parameter that is not known.</summary>
    /// <param name="known">The names of those that are.</param>
    /// <param name="hidden">The names of those that were sent and taken out of the query.</param>
    public void RejectOthers(IEnumerable<string> known, IEnumerable<string> hidden)
    {
        var names = known.ToList();
        foreach (var name in query.Keys.Concat(hidden).Where(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            errors.Add(
                name,
                null,
                "There is no such query parameter.",
                names.Count == 0 ? "Send no query." : $"Send only {string.Join(", ", names)}.");
        }
    }
}
