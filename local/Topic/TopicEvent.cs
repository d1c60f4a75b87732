using System.Text.Json;

namespace EipFunctions.Local.Topic;

/// <summary>An event that the topic accepted.</summary>
/// <param name="Number">Its place in the order of acceptance, from 1.</param>
/// <param name="ReceivedAt">When it was accepted, in UTC.</param>
/// <param name="Event">The CloudEvent as it was sent.</param>
internal sealed record TopicEvent(long Number, DateTimeOffset ReceivedAt, JsonElement Event)
{
    public string Type => Event.GetProperty("type").GetString()!;

    public string? Subject => Event.TryGetProperty("subject", out var subject) ? subject.GetString() : null;

    /// <summary>True when the event has the type and the subject that are asked for.</summary>
    public bool Matches(string? type, string? subject) =>
        (type is null || type == Type) && (subject is null || subject == Subject);
}
