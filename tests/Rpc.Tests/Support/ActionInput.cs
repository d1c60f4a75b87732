using EipFunctions.Api.Rpc;
using EipFunctions.Api.Rpc.Binding;
using FsCheck;
using FsCheck.Fluent;

namespace EipFunctions.Rpc.Tests.Support;

/// <summary>What might be sent for an action, by the names of its own parameters: right, nearly right, and nothing of the kind.</summary>
internal static class ActionInput
{
    private static readonly Gen<string> OddPlace = Gen.Elements("0", "-1", "01", "1.", "x", "", "101", "99999999999999999999", "1.1", "中", " 1");

    private static readonly Gen<string> OddText = Gen.Elements(
        "", " ", "0", "-1", "007", "1e3", "NaN", "2147483648", "-99999999999999999999", "true", "TRUE ", "no", "null", "[]", "{\"a\":1}", ",", ",,a,", "a,b",
        "eip-none", "ALL", "Any", "10/5", "0.0.0.0", "10.0.0.256", "::1", "中文", "🚀", "e\u0301", "\u202e", "\0", "\r\nX: y", "%00", "%zz", "a&b=c", "+", "'",
        "\"", "\\", "../..", "<x>", "$filter eq ''", "http://x", "acs:x", new string('x', 129), new string('中', 300), new string('9', 5_000), new string(',', 9_000));

    /// <summary>
    /// A request that is nearly right: what is required is there, of its form mostly, and some of the rest; a parameter in five is odd.
    /// </summary>
    /// <param name="action">The action.</param>
    /// <param name="ids">A region, and ids of what there is in it: EIPs (<c>eip-</c>), a NAT gateway and its table of DNAT entries too.</param>
    public static Gen<(string Name, string Value)[]> Of(RpcAction action, IReadOnlyList<string> ids) =>
        All(action.Parameters, "", ids).Select(sent => sent.DistinctBy(one => one.Name).ToArray());

    private static Gen<IReadOnlyList<(string Name, string Value)>> All(IReadOnlyList<RpcParameter> parameters, string prefix, IReadOnlyList<string> ids) =>
        parameters.Aggregate(
            Gen.Constant<IReadOnlyList<(string Name, string Value)>>([]),
            (before, parameter) => Gen.Zip(before, Maybe(parameter, prefix, ids)).Select(
                IReadOnlyList<(string Name, string Value)> (both) => [.. both.Item1, .. both.Item2]));

    private static Gen<IReadOnlyList<(string Name, string Value)>> Maybe(RpcParameter parameter, string prefix, IReadOnlyList<string> ids) =>
        Gen.Frequency(
            (parameter.Rules.IsRequired ? 1 : 30, Gen.Constant<IReadOnlyList<(string, string)>>([])),
            (parameter.Rules.IsRequired ? 30 : 10, One(parameter, prefix, ids)));

    private static Gen<IReadOnlyList<(string Name, string Value)>> One(RpcParameter parameter, string prefix, IReadOnlyList<string> ids)
    {
        var name = prefix + parameter.Name;
        if (!parameter.IsList || parameter.Rules.IsCommaSeparated)
        {
            return Value(parameter, ids).Select(IReadOnlyList<(string, string)> (value) => [(name, value)]);
        }

        var item = from place in Gen.Frequency((8, Gen.Choose(1, 3).Select(place => $"{place}")), (1, Gen.Choose(1, 100).Select(place => $"{place}")), (1, OddPlace))
                   from sent in parameter.IsObject
                       ? All(parameter.Members, $"{name}.{place}.", ids)
                       : Value(parameter, ids).Select(IReadOnlyList<(string, string)> (value) => [($"{name}.{place}", value)])
                   select sent;
        return from count in Gen.Choose(1, 4)
               from items in item.ListOf(count)
               select (IReadOnlyList<(string, string)>)[.. items.SelectMany(sent => sent)];
    }

    private static Gen<string> Value(RpcParameter parameter, IReadOnlyList<string> ids) => Gen.Frequency((4, Right(parameter, ids)), (1, OddText));

    private static Gen<string> Right(RpcParameter parameter, IReadOnlyList<string> ids)
    {
        var rules = parameter.Rules;
        return parameter.Name == "RegionId" ? Gen.Constant(ids[0])
            : parameter.Values.Count > 0 ? Gen.Elements(parameter.Values.Keys.ToArray())
            : parameter.ItemType == typeof(bool) ? Gen.Elements("true", "false")
            : parameter.ItemType == typeof(int) ? Gen.Choose(Math.Max(rules.Least, 0), Math.Min(rules.Most, 300)).Select(number => $"{number}")
            : rules.Form == RpcForm.Ipv4 ? Gen.Elements("10.0.0.10", "10.0.0.11", "198.51.100.1")
            : Gen.Frequency(
                (3, Gen.Elements(ids.Skip(1).Where(id => id.StartsWith(KindOf(parameter.Name), StringComparison.Ordinal)).ToArray())),
                (1, Gen.Elements("web", "80", "8080", "TCP", "2026-01-01T00:00Z")));
    }

    // How ids of what a parameter asks for begin; empty for several kinds.
    private static string KindOf(string name) => name switch
    {
        "AllocationId" or "InstanceIds" or "ResourceId" => "eip-",
        "ForwardTableId" => "ftb-",
        "NatGatewayId" or "BindedInstanceId" => "ngw-",
        _ => "",
    };
}
