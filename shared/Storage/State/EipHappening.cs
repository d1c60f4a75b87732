using EipFunctions.Domain.Associations;

namespace EipFunctions.Storage.State;

/// <summary>Something that a change of an EIP is told of as: one audit entry and one event.</summary>
/// <param name="EventType">What happened; see <see cref="Domain.Events.EipEventType"/>.</param>
/// <param name="Association">The association that it concerns; null for none.</param>
/// <param name="Reason">Why; null for no reason.</param>
internal sealed record EipHappening(string EventType, Association? Association, string? Reason = null);
