using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>The settings of the reconciler.</summary>
public sealed class ReconcilerOptions
{
    /// <summary>Whether it comes by itself. It can be asked for either way.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>What it may do when it comes by itself.</summary>
    public ReconciliationMode Mode { get; set; } = ReconciliationMode.Repair;

    /// <summary>The time from the end of a round to the next one: 10 seconds to a day.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The time from the first look to the second: 1 second to an hour. Longer than a change usually takes.</summary>
    public TimeSpan PassInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an event may wait for delivery before it is reported: 1 second to a day.</summary>
    public TimeSpan OutboxAge { get; set; } = TimeSpan.FromMinutes(2);
}
