using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Snat;

namespace EipFunctions.Api.Snat;

/// <summary>An SNAT entry as a caller sees it.</summary>
public sealed record SnatEntryView
{
    /// <summary>The entry's id, <c>snat-…</c>.</summary>
    public required string SnatEntryId { get; init; }

    /// <summary>The NAT gateway that carries it.</summary>
    public required string NatGatewayId { get; init; }

    /// <summary>The addresses that it uses.</summary>
    public required IReadOnlyList<string> SnatIps { get; init; }

    /// <summary>The vSwitch whose instances it lets out; absent for an entry of a range.</summary>
    public string? SourceVSwitchId { get; init; }

    /// <summary>The range that it lets out; absent for an entry of a vSwitch.</summary>
    public string? SourceCidr { get; init; }

    /// <summary>A display name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it takes effect: while one of its addresses is an EIP of the gateway.</summary>
    public required bool Effective { get; init; }

    /// <summary>Which of its addresses are not EIPs of the gateway any more; absent when all are.</summary>
    public IReadOnlyList<string>? MissingIps { get; init; }

    internal static SnatEntryView Of(RegisteredResource gateway, SnatEntry entry)
    {
        var effect = SnatEffect.Of(gateway, entry);
        return new()
        {
            SnatEntryId = entry.SnatEntryId,
            NatGatewayId = entry.NatGatewayId,
            SnatIps = entry.SnatIps,
            SourceVSwitchId = entry.SourceVSwitchId,
            SourceCidr = entry.SourceCidr,
            Name = entry.Name,
            Effective = effect.IsEffective,
            MissingIps = effect.MissingIps.Count == 0 ? null : effect.MissingIps,
        };
    }
}
