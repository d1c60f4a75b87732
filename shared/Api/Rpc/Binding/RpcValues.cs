using System.Collections;
using System.Globalization;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Connectivity;

namespace EipFunctions.Api.Rpc.Binding;

/// <summary>Reads values of parameters from texts.</summary>
internal static class RpcValues
{
    private const int MostItems = 100;
    private const int LongestToken = 64;
    private const int LongestValue = 128;

    /// <summary>Makes a record; what is wrong with its members is added to the errors.</summary>
    public static object Object(
        Type type, IReadOnlyList<RpcParameter> parameters, string prefix, IReadOnlyDictionary<string, string> sent, List<RpcError> errors)
    {
        var value = Activator.CreateInstance(type)!;
        foreach (var parameter in parameters)
        {
            var name = prefix + parameter.Name;
            var bound = parameter.IsList ? List(name, parameter, sent, errors)
                : sent.TryGetValue(name, out var text) && text.Length > 0 ? Single(name, parameter, text, errors)
                : null;
            if (bound is not null)
            {
                parameter.Property.SetValue(value, bound);
            }
            else if (parameter.Rules.IsRequired && !errors.Any(error => error.IsAbout(name)))
            {
                errors.Add(RpcErrors.Missing(name, parameter.Rules.Description));
            }
        }

        return value;
    }

    // Null where nothing was sent, so that the property keeps what it is without.
    private static IList? List(string name, RpcParameter parameter, IReadOnlyDictionary<string, string> sent, List<RpcError> errors)
    {
        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(parameter.ItemType))!;
        if (parameter.Rules.IsCommaSeparated)
        {
            foreach (var text in sent.GetValueOrDefault(name, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                Add(Single(name, parameter, text, errors));
            }
        }
        else
        {
            foreach (var place in Places(name, sent, errors))
            {
                var item = $"{name}.{place}";
                Add(parameter.IsObject
                    ? Object(parameter.ItemType, parameter.Members, $"{item}.", sent, errors)
                    : sent[item].Length == 0 ? null : Single(item, parameter, sent[item], errors));
            }
        }

        if (items.Count > parameter.Rules.Most)
        {
            errors.Add(Invalid(name, parameter, $"{items.Count} items", $"there may be {parameter.Rules.Most}"));
        }

        return items.Count == 0 ? null : items;

        void Add(object? item)
        {
            if (item is not null)
            {
                _ = items.Add(item);
            }
        }
    }

    // In the order of their numbers; the numbers may have gaps.
    private static SortedSet<int> Places(string name, IReadOnlyDictionary<string, string> sent, List<RpcError> errors)
    {
        var places = new SortedSet<int>();
        foreach (var key in sent.Keys.Where(key => key.Length > name.Length && key.StartsWith(name, StringComparison.Ordinal) && key[name.Length] == '.'))
        {
            var digits = key[(name.Length + 1)..].Split('.')[0];
            if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place is >= 1 and <= MostItems)
            {
                _ = places.Add(place);
            }
            else
            {
                errors.Add(RpcErrors.Invalid(name, $"'{Short(key)}' has no place in the list {name}: its items are {name}.1 to {name}.{MostItems}."));
            }
        }

        return places;
    }

    private static object? Single(string name, RpcParameter parameter, string text, List<RpcError> errors)
    {
        var (rules, type) = (parameter.Rules, parameter.ItemType);
        if (parameter.Values.Count > 0)
        {
            return parameter.Values.TryGetValue(text, out var known)
                ? known
                : Refuse($"it must be {Either([.. parameter.Values.Keys])}");
        }

        if (type == typeof(bool))
        {
            return bool.TryParse(text, out var yes) ? yes : Refuse("it must be true or false");
        }

        if (type == typeof(int))
        {
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= rules.Least && number <= rules.Most
                    ? number
                    : Refuse($"it must be a whole number{RangeOf(rules)}");
        }

        return rules.Form switch
        {
            RpcForm.Id when !FieldRules.IsId(text) => Refuse("an id has 1 to 128 characters (bytes of UTF-8)"),
            RpcForm.Ipv4 when !Ipv4Form.IsValid(text) => Refuse("it must be an IPv4 address, such as 192.168.0.10"),
            RpcForm.ClientToken when text.Length > LongestToken || text.Any(c => c is < ' ' or > '~') =>
                Refuse($"a token has 1 to {LongestToken} printable ASCII characters"),
            _ when !parameter.IsList && text.Length > rules.Most => Refuse($"it may have {rules.Most} characters; it has {text.Length}"),
            _ => text,
        };

        object? Refuse(string rule)
        {
            errors.Add(Invalid(name, parameter, Short(text), rule));
            return null;
        }
    }

    private static RpcError Invalid(string name, RpcParameter parameter, string value, string rule)
    {
        var recommend = $"{name} is '{value}': {rule}.";
        return parameter.Rules.Code.Length == 0
            ? RpcErrors.Invalid(name, recommend)
            : new RpcError(parameter.Rules.Code, parameter.Rules.CodeStatus, parameter.Rules.CodeMessage) { Recommend = recommend };
    }

    private static bool IsAbout(this RpcError error, string name) =>
        error.Recommend is { } text
        && (text.StartsWith($"{name} is ", StringComparison.Ordinal) || text.StartsWith($"{name}.", StringComparison.Ordinal));

    private static string RangeOf(RpcParameterAttribute rules) => (rules.Least, rules.Most) switch
    {
        (int.MinValue, int.MaxValue) => "",
        (_, int.MaxValue) => $" from {rules.Least}",
        _ => $" from {rules.Least} to {rules.Most}",
    };

    private static string Either(IReadOnlyList<string> values) =>
        values.Count == 1 ? values[0] : $"{string.Join(", ", values.SkipLast(1))} or {values[^1]}";

    private static string Short(string text) => text.Length > LongestValue ? $"{text[..LongestValue]}…" : text;
}
