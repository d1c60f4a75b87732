using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Events;

namespace EipFunctions.Storage.Outbox;

/// <summary>An event that was committed and waits to be delivered.</summary>
/// <param name="Partition">The account and region that it happened in.</param>
/// <param name="Event">The event.</param>
public sealed record OutboxEntry(AccountRegion Partition, EipEvent Event);
