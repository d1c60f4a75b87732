using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Events.Publishing;

/// <summary>An EIP of an account and region.</summary>
/// <param name="Partition">The account and region.</param>
/// <param name="EipId">The EIP.</param>
internal readonly record struct EipKey(AccountRegion Partition, string EipId)
{
    public static EipKey Of(OutboxEntry entry) => new(entry.Partition, entry.Event.EipId);
}
