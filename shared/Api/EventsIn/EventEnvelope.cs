using System.Text.Json;

namespace EipFunctions.Api.EventsIn;

/// <summary>
/// An event in CloudEvents' words; Event Grid's schema says <c>eventType</c>, <c>eventTime</c> and <c>topic</c> for
/// <c>type</c>, <c>time</c> and <c>source</c>.
/// </summary>
public sealed record EventEnvelope
{
    /// <summary>The type.</summary>
    public required string Type { get; init; }

    /// <summary>Who published it.</summary>
    public required string Source { get; init; }

    /// <summary>The publisher's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>When it happened, in RFC 3339.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What it is about, in the publisher's words.</summary>
    public string? Subject { get; init; }

    /// <summary>The publisher's number among events of one moment.</summary>
    public long? Sequence { get; init; }

    /// <summary>The region, as Alibaba Cloud's EventBridge says it.</summary>
    public string? AliyunRegionId { get; init; }

    /// <summary>What happened.</summary>
    public required JsonElement Data { get; init; }
}
