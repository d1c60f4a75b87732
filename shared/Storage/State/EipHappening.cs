namespace EipFunctions.Storage.State;

/// <summary>One of the things that a change of an EIP tells of.</summary>
/// <param name="EventType">What: one of <see cref="Domain.Events.EipEventType"/>.</param>
/// <param name="Reason">Why; null where nothing is to be said.</param>
internal sealed record EipHappening(string EventType, string? Reason)
{
    /// <summary>The instance that the ENI was attached to, empty for none; null where nothing followed.</summary>
    public string? FromInstanceId { get; init; }

    /// <summary>The instance that the ENI is attached to, empty for none; null where nothing followed.</summary>
    public string? ToInstanceId { get; init; }
}
