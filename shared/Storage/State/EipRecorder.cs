using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Storage.State;

/// <summary>
/// Writes what happens to an EIP: its row, its audit entry, for the EIP and for every resource that it names, and its event,
/// always together and in one sequence.
/// </summary>
/// <param name="transaction">The transaction that it becomes true in.</param>
/// <param name="now">When, in UTC.</param>
/// <param name="principalId">Who asked.</param>
/// <param name="operationId">The operation; null for what has none.</param>
internal sealed class EipRecorder(StateTransaction transaction, DateTimeOffset now, string principalId, string? operationId)
{
    /// <summary>An EIP that came: allocated or imported.</summary>
    public Eip Allocated(Eip eip)
    {
        var recorded = eip with { EventSequence = 1 };
        transaction.Insert(Keys.Eip(eip.EipId), recorded);
        var eventType = eip.Origin == EipOrigin.Imported ? EipEventType.EipImported : EipEventType.EipAllocated;
        Record(before: null, recorded, recorded, new(eventType, Association: null));
        return recorded;
    }

    public Eip Changed(
        Row<Eip> row, Eip eip, string eventType, Association? association, string? reason = null, string? previousResourceId = null) =>
        Changed(row, eip, [new(eventType, association, reason) { PreviousResourceId = previousResourceId }]);

    /// <summary>One change that is told of as several things, in their order.</summary>
    public Eip Changed(Row<Eip> row, Eip eip, IReadOnlyList<EipHappening> happenings)
    {
        var recorded = eip with { EventSequence = row.Value.EventSequence + happenings.Count };
        transaction.Replace(row, recorded);
        foreach (var (index, happening) in happenings.Index())
        {
            var then = recorded with { EventSequence = row.Value.EventSequence + 1 + index };
            Record(row.Value, then, then, happening);
        }

        return recorded;
    }

    /// <summary>An EIP that goes: released, or, when it was imported, taken out of this service.</summary>
    public Eip Released(Row<Eip> row)
    {
        transaction.Delete(row);
        var last = row.Value with { EventSequence = row.Value.EventSequence + 1 };
        var eventType = last.Origin == EipOrigin.Imported ? EipEventType.EipImportEnded : EipEventType.EipReleased;
        Record(row.Value, last, after: null, new(eventType, Association: null));
        return last;
    }

    /// <summary>What was put right of an EIP that has no row. The sequence goes on behind its last entry, and no two can have it.</summary>
    public void RepairedWithoutRow(Suspect suspect, long sequence, string reason) => Write(
        sequence,
        new()
        {
            At = now,
            Action = EipEventType.Repaired,
            PrincipalId = principalId,
            OperationId = operationId,
            EipId = suspect.EipId!,
            ResourceId = suspect.ResourceId,
            Reason = reason,
        },
        eipResourceGroupId: null,
        suspect.ResourceId is { } resourceId ? [resourceId] : [],
        new()
        {
            AccountId = transaction.Partition.AccountId,
            RegionId = transaction.Partition.RegionId,
            EipId = suspect.EipId!,
            IpAddress = suspect.Bound?.IpAddress ?? "",
            ResourceId = suspect.ResourceId,
            OperationId = operationId,
            PrincipalId = principalId,
            Reason = reason,
        });

    private void Record(Eip? before, Eip eip, Eip? after, EipHappening happening)
    {
        var association = happening.Association;
        var entry = new AuditEntry
        {
            At = now,
            Action = happening.EventType,
            PrincipalId = principalId,
            OperationId = operationId,
            EipId = eip.EipId,
            ResourceId = association?.ResourceId,
            PreviousResourceId = happening.PreviousResourceId,
            Before = before?.State,
            After = after?.State,
            ResourceBefore = before?.Association?.ResourceId,
            ResourceAfter = after?.Association?.ResourceId,
            Mode = ModeOf(eip, association),
            ModeBefore = before is null ? null : ModeOf(before, before.Association),
            ModeAfter = after is null ? null : ModeOf(after, after.Association),
            Reason = happening.Reason,
        };
        Write(
            eip.EventSequence, entry, eip.ResourceGroupId, ResourcesOf(before, after, association), Data(eip, after?.State, happening));
    }

    private void Write(
        long sequence, AuditEntry entry, string? eipResourceGroupId, IEnumerable<string> resourceIds, EipEventData data)
    {
        var eipId = data.EipId;
        transaction.Insert(Keys.Audit(eipId, sequence), entry);
        foreach (var resourceId in resourceIds)
        {
            transaction.Insert(
                Keys.ResourceAudit(resourceId, now, eipId, sequence), new ResourceAuditEntry(entry, eipResourceGroupId));
        }

        transaction.Announce(new EipEvent
        {
            EventId = $"{eipId}:{sequence}",
            Type = entry.Action,
            EipId = eipId,
            Sequence = sequence,
            OccurredAt = now,
            TraceParent = StorageTracing.TraceParent,
            Data = data,
        });
    }

    // An EIP that goes from one resource to another is of interest to both.
    private static IEnumerable<string> ResourcesOf(Eip? before, Eip? after, Association? association) =>
        new[]
        {
            association?.ResourceId,
            before?.Association?.ResourceId,
            before?.Association?.Replaces?.ResourceId,
            after?.Association?.ResourceId,
            after?.Association?.Replaces?.ResourceId,
        }.OfType<string>().Distinct(StringComparer.Ordinal);

    private EipEventData Data(Eip eip, EipState? state, EipHappening happening) => new()
    {
        AccountId = transaction.Partition.AccountId,
        RegionId = transaction.Partition.RegionId,
        EipId = eip.EipId,
        IpAddress = eip.IpAddress,
        State = state,
        ResourceId = happening.Association?.ResourceId,
        ResourceKind = happening.Association?.ResourceKind,
        AssociationId = happening.Association?.AssociationId,
        Mode = ModeOf(eip, happening.Association),
        OperationId = operationId,
        PrincipalId = principalId,
        Reason = happening.Reason,
        PreviousResourceId = happening.PreviousResourceId,
        FromInstanceId = happening.FromInstanceId,
        ToInstanceId = happening.ToInstanceId,
    };

    private static EipMode ModeOf(Eip eip, Association? association) => association?.Mode ?? eip.Mode;
}
