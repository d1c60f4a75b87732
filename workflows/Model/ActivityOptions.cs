namespace EipFunctions.Workflows.Model;

/// <summary>How an activity is called.</summary>
public sealed record ActivityOptions
{
    /// <summary>When a failed attempt is repeated; null for one attempt.</summary>
    public RetryPolicy? RetryPolicy { get; init; }

    /// <summary>
    /// How long an attempt may take before it is asked to stop and counts as failed with a
    /// <see cref="TimeoutException"/>; null for no limit.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether the result may reach the journal together with the next one. A crash in between runs the activity
    /// again, so allow it only where a repeated run answers the same: a read, or a write keyed by the operation.
    /// An engine that journals every result ignores it.
    /// </summary>
    public bool DeferCheckpoint { get; init; }
}
