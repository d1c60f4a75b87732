using System.Text.Json.Serialization;
using EipFunctions.Domain.Dnat;

namespace EipFunctions.Api.Dnat;

/// <summary>A DNAT entry as a caller sees it.</summary>
public sealed record DnatEntryView
{
    /// <summary>The entry's id, <c>fwd-…</c>.</summary>
    public required string DnatEntryId { get; init; }

    /// <summary>The NAT gateway that carries it.</summary>
    public required string NatGatewayId { get; init; }

    /// <summary>The EIP of the gateway that it listens on.</summary>
    public required string ExternalIp { get; init; }

    /// <summary>The public port, a range such as <c>10/20</c>, or <c>Any</c>.</summary>
    public required string ExternalPort { get; init; }

    /// <summary>The private address that it forwards to.</summary>
    public required string InternalIp { get; init; }

    /// <summary>The private port, a range as long as the public one, or <c>Any</c>.</summary>
    public required string InternalPort { get; init; }

    /// <summary>The protocol.</summary>
    public required IpProtocol Protocol { get; init; }

    /// <summary>The registered resource that has the private address; absent when none has it that the caller may see.</summary>
    public string? TargetResourceId { get; init; }

    /// <summary>A display name; empty for none.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it was on the gateway already when it was recorded; absent when not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Imported { get; init; }

    /// <summary>Whether it takes effect; absent when that depends on a resource that the caller may not see.</summary>
    public bool? Effective { get; init; }

    /// <summary>Why it has no effect; absent when it has.</summary>
    public DnatObstacle? Obstacle { get; init; }

    /// <summary>The same in words.</summary>
    public string? Reason { get; init; }
}
