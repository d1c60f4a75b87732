using EipFunctions.Api.Requests;
using EipFunctions.Domain.Waf;

namespace EipFunctions.Api.Waf;

/// <summary>What a WAF instance has an EIP as origin of.</summary>
public sealed record WafOriginBody
{
    /// <summary>The domains that it protects with this origin, 1 to 50; <c>*.</c> stands for every name directly below.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>A note, up to 256 characters; absent for none.</summary>
    public string? Note { get; init; }

    private const int MaxNote = 256;

    internal static WafOriginBody Read(BodyReader body) => new()
    {
        Domains = ReadDomains(body),
        Note = body.Text("note", MaxNote),
    };

    // One order and one form, so that the same domains are the same however they are written.
    private static List<string> ReadDomains(BodyReader body)
    {
        var isThere = body.Has("domains");
        var items = body.Items("domains").ToList();
        if (!isThere)
        {
            body.Missing("domains");
        }
        else if (items.Count > WafOrigin.MostDomains)
        {
            body.Errors.Add("domains", $"{items.Count} domains", $"There may be {WafOrigin.MostDomains} domains.", "Send fewer.");
            return [];
        }

        var domains = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (path, value) in items)
        {
            if (body.TextOf(path, value) is not { } text)
            {
                continue;
            }

            if (HostName.Normalize(text) is { } domain)
            {
                _ = domains.Add(domain);
            }
            else
            {
                body.Errors.Add(path, text, HostName.Rule, "Send a domain such as www.example.com or *.example.com.");
            }
        }

        if (isThere && items.Count == 0 && !body.Errors.Any)
        {
            body.Errors.Add("domains", "[]", $"There must be 1 to {WafOrigin.MostDomains} domains.", "Send one at least; to remove the origin, DELETE it.");
        }

        return [.. domains];
    }
}
