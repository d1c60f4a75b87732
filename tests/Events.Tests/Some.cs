using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Events.Tests;

/// <summary>Test data.</summary>
internal static class Some
{
    public static AccountRegion Partition { get; } = new("1234", "cn-hangzhou");

    public static OutboxEntry Entry(string eip, long sequence, string? padding = null) => new(Partition, new()
    {
        EventId = $"{eip}/{sequence}",
        Type = EipEventType.AssociationRequested,
        EipId = eip,
        Sequence = sequence,
        OccurredAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Data = new()
        {
            AccountId = Partition.AccountId,
            RegionId = Partition.RegionId,
            EipId = eip,
            IpAddress = "47.0.0.1",
            State = EipState.Associating,
            Reason = padding,
        },
    });

    public static OutboxEntry[] Entries(string eip, int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).Select(i => Entry(eip, i))];
}
