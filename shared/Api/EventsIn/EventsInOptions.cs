namespace EipFunctions.Api.EventsIn;

/// <summary>How events come in: section <c>EventsIn</c> of the configuration.</summary>
public sealed class EventsInOptions
{
    /// <summary>Event Grid's name in the handshake of CloudEvents.</summary>
    public const string EventGridOrigin = "eventgrid.azure.net";

    /// <summary>The senders that the handshake of CloudEvents lets in; empty for Event Grid alone.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>
    /// The account whose events a host takes that delivers them without a key (<see cref="ResourceEventIntake"/>); null where
    /// none does, as events that are posted come with their account's key.
    /// </summary>
    public string? AccountId { get; set; }

    internal bool Allows(string origin) =>
        (AllowedOrigins.Count > 0 ? AllowedOrigins : [EventGridOrigin]).Contains(origin, StringComparer.OrdinalIgnoreCase);
}
