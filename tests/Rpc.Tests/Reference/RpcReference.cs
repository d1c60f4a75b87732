using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using EipFunctions.Api.Rpc;
using EipFunctions.Api.Rpc.Binding;

namespace EipFunctions.Rpc.Tests.Reference;

/// <summary>Writes docs/rpc.md from the registry of actions.</summary>
internal static class RpcReference
{
    public static string Write()
    {
        var text = new StringBuilder(
            $"""
            # RPC actions

            What Alibaba Cloud's SDKs can ask of this service: product Vpc, version {RpcActions.Version}, at `/`. How to point an SDK at it,
            signatures and errors are in [api.md](api.md#the-rpc-surface). A test writes this file from the registry of actions and fails
            when it differs; run it with `UPDATE_DOCS=1` to bring the file up to date.

            Parameters go into the query, the form, or both. An empty value counts as none, a parameter that an action does not have is passed
            over. Every answer has `RequestId`. A required parameter that is absent is answered with `Missing` and its name, a value that
            a parameter may not have with the code that its row ends with, or else with `InvalidParameter`, and a status of 400 where
            none is given.

            | Action | Right |
            |---|---|

            """);
        foreach (var action in RpcActions.All)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"| [{action.Name}](#{action.Name.ToLowerInvariant()}) | {action.Right} |\n");
        }

        foreach (var action in RpcActions.All)
        {
            Write(text, action);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, RpcAction action)
    {
        _ = text.Append(CultureInfo.InvariantCulture, $"\n## {action.Name}\n\n{action.Summary}\n\n| Parameter | Type | Meaning |\n|---|---|---|\n");
        foreach (var row in Rows(action.Parameters, "", action.Defaults))
        {
            _ = text.Append(row);
        }

        // By the list that they are fields of, the answer itself first.
        var lists = Fields(action.Response, "", "").GroupBy(field => field.List, field => $"`{field.Name}`").OrderBy(list => list.Key.Length > 0).ToList();
        if (lists.Count == 0)
        {
            return;
        }

        _ = text.Append("\nAnswers with\n\n");
        foreach (var list in lists)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"- {(list.Key.Length == 0 ? "" : $"`{list.Key}`: ")}{string.Join(", ", list)}\n");
        }
    }

    private static IEnumerable<string> Rows(IReadOnlyList<RpcParameter> parameters, string prefix, object? defaults)
    {
        foreach (var parameter in parameters)
        {
            var name = $"{prefix}{parameter.Name}{(parameter.IsList && !parameter.Rules.IsCommaSeparated ? ".N" : "")}";
            if (!parameter.IsObject)
            {
                yield return $"| `{name}` | {TypeOf(parameter)} | {Meaning(parameter, defaults)} |\n";
                continue;
            }

            yield return $"| `{name}` | {TypeOf(parameter)} | {Meaning(parameter, defaults: null)} |\n";
            foreach (var row in Rows(parameter.Members, $"{name}.", defaults: null))
            {
                yield return row;
            }
        }
    }

    private static string TypeOf(RpcParameter parameter)
    {
        var one = parameter.IsObject ? "object"
            : parameter.Values.Count > 0 ? "name"
            : parameter.ItemType == typeof(int) ? "whole number"
            : parameter.ItemType == typeof(bool) ? "true or false"
            : parameter.Rules.Form switch { RpcForm.Id => "id", RpcForm.Ipv4 => "IPv4 address", _ => "text" };
        return !parameter.IsList ? one : parameter.Rules.IsCommaSeparated ? $"list of {one}, with commas" : $"list of {one}";
    }

    private static string Meaning(RpcParameter parameter, object? defaults)
    {
        var rules = parameter.Rules;
        var (required, isText) = (rules.IsRequired ? "**Required.** " : "", parameter.ItemType == typeof(string));
        var values = parameter.Values.Count > 0 ? $" One of {string.Join(", ", parameter.Values.Keys.Select(value => $"`{value}`"))}." : "";
        var range = (rules.Least, rules.Most, parameter.IsList, isText) switch
        {
            (_, int.MaxValue, _, _) or (_, _, false, true) when rules.Most == int.MaxValue => "",
            (_, _, true, _) => $" Up to {rules.Most}.",
            (_, _, _, true) => $" Up to {rules.Most} characters.",
            _ => $" {rules.Least} to {rules.Most}.",
        };
        var standard = defaults is not null && !rules.IsRequired && parameter.Property.GetValue(defaults) is { } value and not (false or "" or IEnumerable { } and not string)
            ? $" `{value}` when absent."
            : "";
        var otherwise = parameter is { IsList: true, Values.Count: 0 } ? "More" : "Anything else";
        var code = (rules.Code, rules.CodeStatus) switch
        {
            ("", _) => "",
            (_, 400) => $" {otherwise}: `{rules.Code}`.",
            _ => $" {otherwise}: `{rules.Code}` ({rules.CodeStatus}).",
        };
        return required + rules.Description + values + range + standard + code;
    }

    // A field's name is its path from the item of the innermost list that it is in.
    private static IEnumerable<(string List, string Name)> Fields(Type record, string list, string prefix)
    {
        foreach (var property in record.GetProperties().Where(property => property.DeclaringType != typeof(RpcResponse)))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var isList = type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable));
            var item = isList ? type.GetGenericArguments()[0] : type;
            var isRecord = item.Assembly == record.Assembly && item.IsClass;
            var name = prefix + (property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.Name) + (isList ? "[]" : "");
            IEnumerable<(string, string)> fields = (isRecord, isList) switch
            {
                (false, _) => [(list, name)],
                (_, false) => Fields(item, list, $"{name}."),
                _ => Fields(item, list.Length == 0 ? name : $"{list}.{name}", ""),
            };
            foreach (var field in fields)
            {
                yield return field;
            }
        }
    }
}
