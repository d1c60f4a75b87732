using EipFunctions.Domain.Associations;

namespace EipFunctions.Storage.State;

/// <summary>Something that a change of an EIP is told of as: one audit entry and one event.</summary>
/// <param name="EventType">What happened; see <see cref="Domain.Events.EipEventType"/>.</param>
/// <param name="Association">The association that it concerns; null for none.</param>
/// <param name="Reason">Why; null for no reason.</param>
internal sealed record EipHappening(string EventType, Association? Association, string? Reason = null)
{
    /// <summary>The resource that the EIP was moved from; null where it was not moved.</summary>
    public string? PreviousResourceId { get; init; }

    /// <summary>The instance that the ENI was attached to, empty for none; null where nothing followed.</summary>
    public string? FromInstanceId { get; init; }

    /// <summary>The instance that the ENI is attached to, empty for none; null where nothing followed.</summary>
    public string? ToInstanceId { get; init; }
}
