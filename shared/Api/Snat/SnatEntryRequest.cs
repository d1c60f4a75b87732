using EipFunctions.Api.Requests;
using EipFunctions.Domain.Snat;

namespace EipFunctions.Api.Snat;

/// <summary>Who is to be let out by an SNAT entry, and by which addresses.</summary>
public sealed record SnatEntryRequest
{
    private const int LongestCidr = 18;

    /// <summary>The EIPs of the gateway that it uses, 1 to 64 different addresses.</summary>
    public required IReadOnlyList<string> SnatIps { get; init; }

    /// <summary>The vSwitch whose instances are let out; either this or <see cref="SourceCidr"/>.</summary>
    public string? SourceVSwitchId { get; init; }

    /// <summary>The range that is let out, such as <c>10.1.1.0/24</c>; either this or <see cref="SourceVSwitchId"/>.</summary>
    public string? SourceCidr { get; init; }

    /// <summary>A display name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether only to evaluate the preconditions.</summary>
    public bool DryRun { get; init; }

    internal static SnatEntryRequest Read(BodyReader body)
    {
        if (!body.Has("snatIps"))
        {
            body.Missing("snatIps");
        }

        return new()
        {
            SnatIps = [.. body.Items("snatIps").Select(item => body.Ip(item.Path, item.Value)).OfType<string>()],
            SourceVSwitchId = body.Id("sourceVSwitchId"),
            SourceCidr = body.Text("sourceCidr", LongestCidr),
            Name = body.Text("name"),
            DryRun = body.YesNo("dryRun") ?? false,
        };
    }

    internal SnatEntry Of(string natGatewayId, string snatEntryId) => new()
    {
        SnatEntryId = snatEntryId,
        NatGatewayId = natGatewayId,
        SnatIps = SnatIps,
        SourceVSwitchId = SourceVSwitchId,
        SourceCidr = SourceCidr,
        Name = Name ?? "",
    };
}
