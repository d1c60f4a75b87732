namespace EipFunctions.Workflows.Retention;

/// <summary>How long workflow instances that have ended are kept: section <c>Retention</c> of the configuration.</summary>
public sealed class RetentionOptions
{
    /// <summary>The shortest <see cref="Period"/>.</summary>
    public static readonly TimeSpan LeastPeriod = TimeSpan.FromDays(2);

    /// <summary>The longest <see cref="Period"/>.</summary>
    public static readonly TimeSpan MostPeriod = TimeSpan.FromDays(365);

    /// <summary>
    /// How long an instance is kept after its end, 2 to 365 days; 7 days by default. For that long an operation can be
    /// looked up, and a repeated <c>Idempotency-Key</c> finds it. Not below 2 days: Event Grid sends an event for up to
    /// 24 hours, and known by its instance a repetition is a duplicate; and the reconciler, which comes once a day at the
    /// least, numbers its runs by those that are there. An operation that others ask about as gone counts as ended, so
    /// nothing else waits for the instances.
    /// </summary>
    public TimeSpan Period { get; set; } = TimeSpan.FromDays(7);
}
