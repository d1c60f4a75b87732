using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Storage.State;

/// <summary>Writes what happens to an EIP: its row, its audit entry and its event, always together and in one sequence.</summary>
/// <param name="transaction">The transaction that it becomes true in.</param>
/// <param name="now">When, in UTC.</param>
/// <param name="principalId">Who asked.</param>
/// <param name="operationId">The operation; null for what has none.</param>
internal sealed class EipRecorder(StateTransaction transaction, DateTimeOffset now, string principalId, string? operationId)
{
    public Eip Allocated(Eip eip)
    {
        var recorded = eip with { EventSequence = 1 };
        transaction.Insert(Keys.Eip(eip.EipId), recorded);
        Record(before: null, recorded, recorded, EipEventType.EipAllocated, association: null, reason: null);
        return recorded;
    }

    public Eip Changed(Row<Eip> row, Eip eip, string eventType, Association? association, string? reason = null)
    {
        var recorded = eip with { EventSequence = row.Value.EventSequence + 1 };
        transaction.Replace(row, recorded);
        Record(row.Value, recorded, recorded, eventType, association, reason);
        return recorded;
    }

    public Eip Released(Row<Eip> row)
    {
        transaction.Delete(row);
        var last = row.Value with { EventSequence = row.Value.EventSequence + 1 };
        Record(row.Value, last, after: null, EipEventType.EipReleased, association: null, reason: null);
        return last;
    }

    /// <summary>What was put right of an EIP that has no row. The sequence goes on behind its last entry, and no two can have it.</summary>
    public void RepairedWithoutRow(Suspect suspect, long sequence, string reason)
    {
        var eipId = suspect.EipId!;
        transaction.Insert(Keys.Audit(eipId, sequence), new AuditEntry
        {
            At = now,
            Action = EipEventType.Repaired,
            PrincipalId = principalId,
            OperationId = operationId,
            EipId = eipId,
            ResourceId = suspect.ResourceId,
            Reason = reason,
        });
        transaction.Announce(new EipEvent
        {
            EventId = $"{eipId}:{sequence}",
            Type = EipEventType.Repaired,
            EipId = eipId,
            Sequence = sequence,
            OccurredAt = now,
            Data = new()
            {
                AccountId = transaction.Partition.AccountId,
                RegionId = transaction.Partition.RegionId,
                EipId = eipId,
                IpAddress = suspect.Bound?.IpAddress ?? "",
                ResourceId = suspect.ResourceId,
                OperationId = operationId,
                PrincipalId = principalId,
                Reason = reason,
            },
        });
    }

    private void Record(Eip? before, Eip eip, Eip? after, string eventType, Association? association, string? reason)
    {
        transaction.Insert(Keys.Audit(eip.EipId, eip.EventSequence), new AuditEntry
        {
            At = now,
            Action = eventType,
            PrincipalId = principalId,
            OperationId = operationId,
            EipId = eip.EipId,
            ResourceId = association?.ResourceId,
            Before = before?.State,
            After = after?.State,
            Mode = ModeOf(eip, association),
            Reason = reason,
        });
        transaction.Announce(new EipEvent
        {
            EventId = $"{eip.EipId}:{eip.EventSequence}",
            Type = eventType,
            EipId = eip.EipId,
            Sequence = eip.EventSequence,
            OccurredAt = now,
            Data = Data(transaction.Partition, eip, after?.State, association, reason),
        });
    }

    private EipEventData Data(AccountRegion partition, Eip eip, EipState? state, Association? association, string? reason) => new()
    {
        AccountId = partition.AccountId,
        RegionId = partition.RegionId,
        EipId = eip.EipId,
        IpAddress = eip.IpAddress,
        State = state,
        ResourceId = association?.ResourceId,
        ResourceKind = association?.ResourceKind,
        AssociationId = association?.AssociationId,
        Mode = ModeOf(eip, association),
        OperationId = operationId,
        PrincipalId = principalId,
        Reason = reason,
    };

    private static EipMode ModeOf(Eip eip, Association? association) => association?.Mode ?? eip.Mode;
}
