using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>
/// The course of a change that puts associations in the place of those that their EIPs have: another mode, another
/// resource, or the place of the other EIP of a swap. From the reservation to the end each EIP holds both what it had and
/// what it is to have, so that the change can always be made and always be undone. Each step is one transaction over all
/// the EIPs and resources.
/// </summary>
/// <remarks>
/// A claim holds a slot for whoever of the EIPs has it before or is to have it after: where both are so, it is shared, and
/// names the one that had it until the commit.
/// </remarks>
internal sealed class InPlaceChanges(StateUpdater updater, TimeProvider time, InPlaceKind kind)
{
    private readonly ReservedEips _reserved = new(updater, time);

    /// <summary>Reserves EIPs for associations, each of which names the one that it replaces.</summary>
    /// <returns>The EIPs as they are once the transaction is committed.</returns>
    public IReadOnlyList<Eip> Reserve(
        StateTransaction transaction,
        OperationScope scope,
        ResourceRows resources,
        IReadOnlyList<(Row<Eip> Eip, Association Association)> changes)
    {
        var held = changes.Select(change => KeyOf(change.Association.Replaces!)).ToHashSet();
        foreach (var (eip, association) in changes)
        {
            if (!held.Contains(KeyOf(association)))
            {
                transaction.Insert(KeyOf(association), new(eip.Value.EipId, association.AssociationId));
            }

            resources.Enter(association.ResourceId, Occupant.Of(eip.Value, association));

            // Unchanged, but rewritten: a DNAT entry that starts to use the EIP meanwhile makes one of the two lose.
            resources.Touch(association.Replaces!.ResourceId);
        }

        resources.Write(transaction);
        var recorder = new EipRecorder(transaction, time.GetUtcNow(), scope.Principal.PrincipalId, scope.OperationId);
        return [.. changes.Select(change => recorder.Changed(
            change.Eip,
            change.Eip.Value.Apply(kind.Begin, scope.OperationId) with { Association = change.Association },
            kind.Requested,
            change.Association,
            previousResourceId: Previous(change.Association)))];
    }

    /// <summary>Completes the change: what the EIPs had is free.</summary>
    public Task CommitAsync(
        OperationScope scope, IReadOnlyList<string> eipIds, Func<EipChange, Eip> complete, CancellationToken cancellationToken) =>
        ContendedAsync(scope, eipIds, contended => _reserved.CompleteAsync(
            scope, eipIds, contended, Places, EipState.Associating, changes => Complete(changes, complete), cancellationToken), cancellationToken);

    /// <summary>Records a failure once. The reservation stands until it is rolled back.</summary>
    public Task RecordFailureAsync(
        OperationScope scope, IReadOnlyList<string> eipIds, string reason, CancellationToken cancellationToken) =>
        _reserved.ChangeAsync(scope, eipIds, [], _ => [], EipState.Associating, changes =>
        {
            foreach (var change in changes.Where(change => change.Eip.Failure is null))
            {
                var association = change.Eip.Association!;
                change.Record(change.Eip with { Failure = reason }, kind.Failed, association, reason, Previous(association));
            }
        }, cancellationToken);

    /// <summary>Gives the reservation back: the EIPs are InUse as they were. Without a reservation it does nothing.</summary>
    public Task RollBackAsync(OperationScope scope, IReadOnlyList<string> eipIds, string reason, CancellationToken cancellationToken) =>
        ContendedAsync(scope, eipIds, contended => _reserved.RollBackAsync(
            scope, eipIds, contended, Places, EipState.Associating, changes => Undo(scope, changes, reason), cancellationToken), cancellationToken);

    private void Complete(IReadOnlyList<EipChange> changes, Func<EipChange, Eip> complete)
    {
        var (transaction, resources) = (changes[0].Transaction, changes[0].Resources);
        var taken = changes.ToDictionary(change => KeyOf(change.Eip.Association!), Holder);
        foreach (var change in changes)
        {
            var before = change.Eip.Association!.Replaces!;
            var held = new Claim(change.Eip.EipId, before.AssociationId);
            if (!taken.TryGetValue(KeyOf(before), out var next))
            {
                transaction.Delete(KeyOf(before));
            }
            else if (next != held)
            {
                transaction.Replace(KeyOf(before), next);
            }

            resources.Leave(change.Eip.EipId, before);
            var completed = complete(change);
            change.Record(completed, kind.Succeeded, completed.Association, previousResourceId: kind.IsMove ? before.ResourceId : null);
        }

        resources.Write(transaction);
    }

    private void Undo(OperationScope scope, IReadOnlyList<EipChange> changes, string reason)
    {
        var (transaction, resources) = (changes[0].Transaction, changes[0].Resources);
        var held = changes.Select(change => KeyOf(change.Eip.Association!.Replaces!)).ToHashSet();
        foreach (var change in changes)
        {
            var (association, before) = (change.Eip.Association!, change.Eip.Association!.Replaces!);
            if (!held.Contains(KeyOf(association)))
            {
                transaction.Delete(KeyOf(association));
            }

            resources.Leave(change.Eip.EipId, association);
            change.Record(
                change.Eip.Apply(kind.RollBack, scope.OperationId) with { Association = before, Failure = null },
                kind.RolledBack,
                before,
                reason,
                Previous(association));
        }

        resources.Write(transaction);
    }

    // Only where to queue up: rows that are remembered will do, and the store decides in any case.
    private async Task ContendedAsync(
        OperationScope scope, IReadOnlyList<string> eipIds, Func<IReadOnlyList<string>, Task> change, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(eipIds.Select(id => updater.Store.GetAsync(
            scope.Partition, Keys.Eip(id), Freshness.Remembered, cancellationToken))).ConfigureAwait(false);
        await change([.. rows.OfType<Row<Eip>>().SelectMany(row => Places(row.Value)).Distinct(StringComparer.Ordinal)]).ConfigureAwait(false);
    }

    private string? Previous(Association association) => kind.IsMove ? association.Replaces?.ResourceId : null;

    private static IEnumerable<string> Places(Eip eip) =>
        new[] { eip.Association?.ResourceId, eip.Association?.Replaces?.ResourceId }.OfType<string>();

    private static Claim Holder(EipChange change) => new(change.Eip.EipId, change.Eip.Association!.AssociationId);

    private static RowKey<Claim> KeyOf(Association association) => Keys.Claim(association.ResourceId, association.Slot);
}
