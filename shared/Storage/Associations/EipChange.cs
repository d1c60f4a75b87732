using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>A change of a reserved EIP that is being made, perhaps with others in one transaction.</summary>
internal sealed class EipChange(
    OperationScope scope, StateTransaction transaction, Row<Eip> row, ResourceRows resources, DateTimeOffset now)
{
    public Eip Eip => row.Value;

    /// <summary>The row of the resource that the change is about; null where it is about none, or the resource is gone.</summary>
    public Row<RegisteredResource>? Target => resources.Rows is [var only] ? only : null;

    /// <summary>The resources that the change is about.</summary>
    public ResourceRows Resources => resources;

    public DateTimeOffset Now => now;

    public StateTransaction Transaction => transaction;

    /// <summary>The EIP after the change; null while none was recorded.</summary>
    public Eip? Recorded { get; private set; }

    public void Record(
        Eip changed, string eventType, Association? association, string? reason = null, string? previousResourceId = null) =>
        Recorded = new EipRecorder(Transaction, now, scope.Principal.PrincipalId, scope.OperationId)
            .Changed(row, changed, eventType, association, reason, previousResourceId);

    /// <summary>Records one change that is told of as several things.</summary>
    public void Record(Eip changed, params IReadOnlyList<EipHappening> happenings) =>
        Recorded = new EipRecorder(Transaction, now, scope.Principal.PrincipalId, scope.OperationId)
            .Changed(row, changed, happenings);

    public void RecordRelease() =>
        Recorded = new EipRecorder(Transaction, now, scope.Principal.PrincipalId, scope.OperationId).Released(row);
}
