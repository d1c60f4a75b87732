using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Waf;

/// <summary>
/// A web application firewall (WAF) that sends the traffic of domains to an EIP as its origin (FAQ
/// section_qln_3p7_4ta). The WAF reaches the EIP wherever it is associated; the record is what a change of the EIP can
/// be warned of by.
/// </summary>
public sealed record WafOrigin
{
    /// <summary>The most WAF instances that one EIP can be the origin of: they are part of its row.</summary>
    public const int MostPerEip = 20;

    /// <summary>The most domains of one WAF instance with one origin.</summary>
    public const int MostDomains = 50;

    private const int MostNamed = 5;

    /// <summary>The WAF instance.</summary>
    public required string WafInstanceId { get; init; }

    /// <summary>The domains that it protects with this origin, 1 to 50, in the form of <see cref="HostName"/>, ordered.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>What the caller noted; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>When it was recorded as it is, in UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The domains for a message: five at most, and how many more there are.</summary>
    [JsonIgnore]
    public string NamedDomains => Domains.Count <= MostNamed
        ? string.Join(", ", Domains)
        : $"{string.Join(", ", Domains.Take(MostNamed))} and {Domains.Count - MostNamed} more";

    /// <summary>Whether another record says the same, whenever it was made.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when nothing but the time differs.</returns>
    public bool SaysTheSameAs(WafOrigin other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return WafInstanceId == other.WafInstanceId && Note == other.Note && Domains.SequenceEqual(other.Domains, StringComparer.Ordinal);
    }
}
