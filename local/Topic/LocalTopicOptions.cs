namespace EipFunctions.Local.Topic;

/// <summary>The settings of the local topic.</summary>
public sealed class LocalTopicOptions
{
    /// <summary>The access key that publishers send as <c>aeg-sas-key</c>: a secret. Required.</summary>
    public string? Key { get; set; }

    /// <summary>How many events are kept, 1 to 1,000,000; older ones are dropped. 1,000 by default.</summary>
    public int Capacity { get; set; } = 1_000;

    /// <summary>How many streams may be open at a time, 1 to 10,000; more are refused. 100 by default.</summary>
    public int MaxStreams { get; set; } = 100;

    /// <summary>How often an idle stream sends a comment, 1 second to 10 minutes. 15 seconds by default.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);
}
