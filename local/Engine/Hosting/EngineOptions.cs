namespace EipFunctions.Engine;

/// <summary>The settings of the workflow engine.</summary>
public sealed class EngineOptions
{
    /// <summary>The hub: all hosts with the same name and storage account share its instances. 3 to 50 letters and digits, a letter first.</summary>
    public string HubName { get; set; } = "Eip";

    /// <summary>The shards of a new hub, 1 to 32. An existing hub keeps its own.</summary>
    public int ShardCount { get; set; } = 4;

    /// <summary>The most active instances; more are refused until some have ended.</summary>
    public int MaxActiveInstances { get; set; } = 10_000;

    /// <summary>The most activities that run at once; more wait.</summary>
    public int MaxConcurrentActivities { get; set; } = 256;

    /// <summary>How long the owner may be silent before another host takes over.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(75);

    /// <summary>How often an idle owner renews its lease; at most a third of the lease.</summary>
    public TimeSpan RenewInterval { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How often a host that stands by looks at the lease.</summary>
    public TimeSpan StandbyInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a stop waits for running activities, and again for the last writes.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long finished instances are kept.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often finished instances are purged.</summary>
    public TimeSpan RetentionInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often an instance is recovered after crashes without progress before it is failed.</summary>
    public int MaxRecoveries { get; set; } = 25;

    /// <summary>
    /// Whether a workflow stays in memory between two results, under the name that Durable Functions gives this. Without it
    /// the execution is dropped before each result is delivered and the workflow runs again from its journal, as it does
    /// after a crash. That is slower and changes nothing else, unless a workflow is not deterministic.
    /// </summary>
    public bool ExtendedSessions { get; set; } = true;
}
