namespace EipFunctions.Events.Topic;

/// <summary>How an attempt to send a batch ended.</summary>
internal enum SendOutcome
{
    /// <summary>The topic accepted every event.</summary>
    Accepted,

    /// <summary>The topic is up and will not take the batch because of what is in it.</summary>
    Refused,

    /// <summary>Nothing about the events is known to be wrong: the topic is down, slow, throttling or misconfigured.</summary>
    Unavailable,
}
