using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Dnat;

/// <summary>An entry of a NAT gateway that forwards an EIP's port to a private address.</summary>
public sealed record DnatEntry
{
    /// <summary>The entry's id, <c>fwd-…</c>.</summary>
    public required string DnatEntryId { get; init; }

    /// <summary>The NAT gateway that carries it.</summary>
    public required string NatGatewayId { get; init; }

    /// <summary>The EIP of the gateway that it listens on.</summary>
    public required string ExternalIp { get; init; }

    /// <summary>The public port, 1–65535, a range such as <c>10/20</c>, or <c>Any</c>.</summary>
    public required string ExternalPort { get; init; }

    /// <summary>The private address that it forwards to.</summary>
    public required string InternalIp { get; init; }

    /// <summary>The private port, a range as long as the public one, or <c>Any</c>.</summary>
    public required string InternalPort { get; init; }

    /// <summary>The protocol.</summary>
    public required IpProtocol Protocol { get; init; }

    /// <summary>
    /// The registered resource that its creator named as the one with <see cref="InternalIp"/>; null when none was
    /// named. Which one has the address now is written in the row of the address.
    /// </summary>
    public string? TargetResourceId { get; init; }

    /// <summary>A display name; empty for none.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>
    /// Whether it was on the gateway already when it was recorded, and so may lead to an ECS instance with an EIP
    /// (FAQ section_wa9_tjs_eb2, note).
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Imported { get; init; }

    /// <summary>Whether another entry is this one but for its name, so that no rule has anything to say about the difference.</summary>
    /// <param name="other">The other entry.</param>
    /// <returns>True when they forward the same.</returns>
    public bool ForwardsLike(DnatEntry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Name = other.Name } == other;
    }
}
