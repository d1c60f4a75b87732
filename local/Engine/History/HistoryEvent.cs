using System.Text.Json.Serialization;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>One entry of an instance's journal. Names are short because every commit of the instance carries them.</summary>
internal sealed record HistoryEvent
{
    [JsonPropertyName("t")]
    public required HistoryEventType Type { get; init; }

    [JsonPropertyName("at")]
    public required DateTimeOffset At { get; init; }

    /// <summary>The number of the durable call in its execution.</summary>
    [JsonPropertyName("q")]
    public int Sequence { get; init; }

    [JsonPropertyName("k")]
    public WorkflowStepKind? Kind { get; init; }

    [JsonPropertyName("n")]
    public string? Name { get; init; }

    [JsonPropertyName("a")]
    public int Attempt { get; init; }

    [JsonPropertyName("s")]
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the next attempt is due.</summary>
    [JsonPropertyName("f")]
    public DateTimeOffset? FireAt { get; init; }

    /// <summary>A result or an event's data, as JSON.</summary>
    [JsonPropertyName("d")]
    [JsonConverter(typeof(RawJsonConverter))]
    public string? Data { get; init; }

    [JsonPropertyName("e")]
    public WorkflowFailure? Failure { get; init; }

    /// <summary>The id that makes a repeated raise one event.</summary>
    [JsonPropertyName("i")]
    public string? EventId { get; init; }

    /// <summary>On the start of a continued execution: ids of events raised before it, so that a late repeat is known.</summary>
    [JsonPropertyName("ids")]
    public IReadOnlyList<string>? SeenEventIds { get; init; }

    /// <summary>On the start of a continued execution: cancellation was requested before it.</summary>
    [JsonPropertyName("c")]
    public bool IsCancellationRequested { get; init; }

    /// <summary>Whether the event settles, or moves on, a durable call.</summary>
    [JsonIgnore]
    public bool IsOfCall => Type is >= HistoryEventType.TaskCompleted and <= HistoryEventType.TaskAttemptStarted;
}
