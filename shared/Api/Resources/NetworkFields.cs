using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Connectivity;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Resources;

/// <summary>Reads what a resource tells of its ENIs and of its operating system.</summary>
internal static partial class NetworkFields
{
    private const int MaxRoutes = 200;

    // What a vSwitch may have.
    private const int ShortestPrefix = 16;
    private const int LongestPrefix = 29;

    // That of a single address.
    private const int LongestOfAll = 32;

    public static string? Mac(this BodyReader body, string name)
    {
        if (body.Text(name) is not { } text)
        {
            return null;
        }

        if (!MacForm().IsMatch(text))
        {
            body.Errors.Add(name, text, "It must be a MAC address.", "Send six pairs of hexadecimal digits, such as 00:16:3e:0a:00:01.");
        }

        return text;
    }

    /// <summary>The block of a vSwitch, which the addresses must be in.</summary>
    public static string? VSwitchBlock(this BodyReader body, string name, IEnumerable<string> addresses)
    {
        if (body.Text(name) is not { } text)
        {
            return null;
        }

        if (!Ipv4Network.TryParse(text, out var network) || network.PrefixLength is < ShortestPrefix or > LongestPrefix)
        {
            body.Errors.Add(
                name, text, $"It must be an IPv4 block from /{ShortestPrefix} to /{LongestPrefix}.", "Send the vSwitch's CIDR block, such as 192.168.0.0/24.");
        }
        else if (addresses.FirstOrDefault(address => IPAddress.TryParse(address, out _) && !network.Contains(address)) is { } outside)
        {
            body.Errors.Add(name, text, $"It must contain {outside}, a private address of the resource.", "Send the CIDR block of the vSwitch that the resource is in.");
        }

        return text;
    }

    /// <summary>The IPv6 block of a vSwitch, in canonical form.</summary>
    public static string? Ipv6Block(this BodyReader body, string name)
    {
        if (body.Text(name) is not { } text)
        {
            return null;
        }

        if (Domain.Ipv6.Ipv6Block.TryParse(text, out var block))
        {
            return block.ToString();
        }

        body.Errors.Add(name, text, "It must be an IPv6 block of /64.", "Send the vSwitch's IPv6 CIDR block, such as 2001:db8:0:1::/64.");
        return text;
    }

    /// <summary>The routes; null when they are not sent.</summary>
    public static IReadOnlyList<InstanceRoute>? Routes(this BodyReader body, string name)
    {
        if (!body.Has(name))
        {
            _ = body.Take(name);
            return null;
        }

        var items = body.Items(name).ToList();
        if (items.Count > MaxRoutes)
        {
            body.Errors.Add(name, $"{items.Count} routes", $"There may be {MaxRoutes} routes.", "Send the routes that lead out of the VPC.");
        }

        return [.. items.Select(item => Route(body.Errors, item.Path, item.Value)).OfType<InstanceRoute>()];
    }

    private static InstanceRoute? Route(RequestErrors errors, string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, value.GetRawText(), "It must be an object.", "Send { … }.");
            return null;
        }

        var within = new RequestErrors();
        var body = new BodyReader(value, within);
        var route = new InstanceRoute
        {
            Destination = Destination(body, "destination") ?? "",
            NetworkInterfaceId = body.Id("networkInterfaceId"),
            Gateway = body.Ip("gateway"),
            Metric = body.Whole("metric", 0, int.MaxValue) ?? 0,
            Source = Block(body, "source", body.Text("source")),
        };
        body.RejectTheRest();
        foreach (var field in within.Fields)
        {
            errors.Add($"{path}.{field.Field}", field.Value, field.Rule, field.Remedy);
        }

        return route;
    }

    private static string? Destination(BodyReader body, string name)
    {
        var text = body.Text(name, isRequired: true);
        return text == "default" ? default(Ipv4Network).ToString() : Block(body, name, text);
    }

    // `ip route` and `ip rule` leave out a prefix length of 32. Others write 0.0.0.0 for all addresses: it is none.
    private static string? Block(BodyReader body, string name, string? text)
    {
        if (text is { Length: > 0 } && text != "0.0.0.0" && Ipv4Form.IsValid(text))
        {
            return Ipv4Network.Around(text, LongestOfAll).ToString();
        }

        if (text is { Length: > 0 } && !Ipv4Network.TryParse(text, out _))
        {
            body.Errors.Add(
                name, text, "It must be an IPv4 block or address.", "Send CIDR notation without bits behind the prefix, such as 0.0.0.0/0 or 10.1.0.0/16.");
        }

        return text;
    }

    [GeneratedRegex("^[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\\1){4}[0-9A-Fa-f]{2}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex MacForm();
}
