namespace EipFunctions.Domain.Snat;

/// <summary>
/// An entry of a NAT gateway that lets a vSwitch or a range of private addresses out to the Internet by EIPs of the
/// gateway. It has one of <see cref="SourceVSwitchId"/> and <see cref="SourceCidr"/>.
/// </summary>
public sealed record SnatEntry
{
    /// <summary>The entry's id, <c>snat-…</c>.</summary>
    public required string SnatEntryId { get; init; }

    /// <summary>The NAT gateway that carries it.</summary>
    public required string NatGatewayId { get; init; }

    /// <summary>The EIPs of the gateway that it uses, 1 to 64 IPv4 addresses.</summary>
    public required IReadOnlyList<string> SnatIps { get; init; }

    /// <summary>The vSwitch whose instances it lets out; null for an entry of a range.</summary>
    public string? SourceVSwitchId { get; init; }

    /// <summary>The range that it lets out, such as <c>10.1.1.0/24</c>; null for an entry of a vSwitch.</summary>
    public string? SourceCidr { get; init; }

    /// <summary>A display name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether two entries are the same, with the same addresses in the same order.</summary>
    /// <param name="other">The other entry.</param>
    /// <returns>True when everything in them is the same.</returns>
    public bool Equals(SnatEntry? other) =>
        other is not null
        && SnatIps.SequenceEqual(other.SnatIps)
        && (SnatEntryId, NatGatewayId, SourceVSwitchId, SourceCidr, Name)
            == (other.SnatEntryId, other.NatGatewayId, other.SourceVSwitchId, other.SourceCidr, other.Name);

    /// <summary>Whether another entry is this one but for its name, so that no rule has anything to say about the difference.</summary>
    /// <param name="other">The other entry.</param>
    /// <returns>True when they let out the same by the same addresses.</returns>
    public bool LetsOutLike(SnatEntry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Name = other.Name } == other;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SnatEntryId, NatGatewayId);
}
