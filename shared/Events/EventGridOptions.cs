namespace EipFunctions.Events;

/// <summary>The settings of publishing to Event Grid.</summary>
public sealed class EventGridOptions
{
    /// <summary>False to publish nothing: events then stay in the outbox until a start with true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The topic's endpoint, path included (<c>https://…/api/events</c>). Required when enabled. Plain http is allowed
    /// to this machine only.
    /// </summary>
    public Uri? TopicEndpoint { get; set; }

    /// <summary>
    /// The topic's access key: a secret. Without it the host's identity is used, which needs an https endpoint and the
    /// role EventGrid Data Sender on the topic.
    /// </summary>
    public string? TopicKey { get; set; }

    /// <summary>
    /// The client id of a user-assigned managed identity, a GUID, for a topic without a key. Null for whatever identity the
    /// environment has: in Azure the system-assigned one, on a developer's machine the account that is signed in.
    /// </summary>
    public string? ClientId { get; set; }

    /// <summary>The longest that a flush waits, up to 1 minute. 2 seconds by default.</summary>
    public TimeSpan FlushLimit { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the topic may take to accept a batch, 0.1 seconds to 5 minutes. 10 seconds by default.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long delivered events are gathered before they are removed together, up to 1 minute. 500 ms by default.</summary>
    public TimeSpan RemovalLinger { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the outbox is read for what was left there, 1 second to 1 day. 60 seconds by default.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The most events kept in memory, 1 to 1,000,000; what comes on top waits in the outbox. 10,000 by default.</summary>
    public int MaxQueuedEvents { get; set; } = 10_000;
}
