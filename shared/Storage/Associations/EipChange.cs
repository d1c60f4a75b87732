using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>A change of a reserved EIP that is being made.</summary>
internal sealed class EipChange(OperationScope scope, Row<Eip> row, Row<RegisteredResource>? target, DateTimeOffset now)
{
    public Eip Eip => row.Value;

    public Row<RegisteredResource>? Target => target;

    public DateTimeOffset Now => now;

    public StateTransaction Transaction { get; } = new(scope.Partition);

    /// <summary>The EIP after the change; null while none was recorded.</summary>
    public Eip? Recorded { get; private set; }

    public void Record(Eip changed, string eventType, Association? association, string? reason = null) =>
        Recorded = new EipRecorder(Transaction, now, scope.Principal.PrincipalId, scope.OperationId)
            .Changed(row, changed, eventType, association, reason);

    /// <summary>Records one change that is told of as several things.</summary>
    public void Record(Eip changed, params IReadOnlyList<EipHappening> happenings) =>
        Recorded = new EipRecorder(Transaction, now, scope.Principal.PrincipalId, scope.OperationId)
            .Changed(row, changed, happenings);

    public void RecordRelease() =>
        Recorded = new EipRecorder(Transaction, now, scope.Principal.PrincipalId, scope.OperationId).Released(row);
}
