using EipFunctions.Domain.Accounts;
using EipFunctions.Events.Publishing;

namespace EipFunctions.Events.Sweeping;

/// <summary>One reading of a partition's outbox.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="StartedAt">When it began: the one time by which it judges what is blocked.</param>
/// <param name="Unresolved">
/// The EIPs with events that were heard of but not queued before the reading began, and the last such event. What of
/// them a complete reading does not find is gone from the outbox, and so was delivered.
/// </param>
internal sealed record SweepPass(AccountRegion Partition, DateTimeOffset StartedAt, IReadOnlyList<(EventLane Lane, long Through)> Unresolved);
