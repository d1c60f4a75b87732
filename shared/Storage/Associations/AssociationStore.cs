using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.Holds;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>
/// The state changes of an association, each one transaction, each with the same outcome when it is repeated under the
/// same operation.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="snapshots">Reads what rules need to know.</param>
/// <param name="time">The clock.</param>
public sealed class AssociationStore(StateUpdater updater, SnapshotReader snapshots, TimeProvider time)
{
    private readonly ReservedEips _reserved = new(updater, time);
    private readonly AddressClaims _claims = new(updater);

    /// <summary>Asks every rule and changes nothing.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What each rule says; the request would be reserved when none fails.</returns>
    public async Task<IReadOnlyList<RuleResult>> ExplainAsync(
        AccountRegion partition, Principal principal, AssociationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var rows = await snapshots
            .ReadAsync(partition, principal, request, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return AssociationRules.All.Explain(rows.Snapshot);
    }

    /// <summary>Evaluates every rule and, when all hold, reserves the EIP and a slot of the resource.</summary>
    /// <param name="scope">The operation.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The reservation, or every violation; an EIP that is not in transition when the operation has succeeded before.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<Reservation> ReserveAsync(
        OperationScope scope, AssociationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);

        // A DNAT entry can lead to the address of a resource that is not entered there, and then not be on its row. The EIP
        // is read in the same time, so that this costs nothing where there is nothing to do.
        await Task.WhenAll(
            _claims.EnsureSharedAsync(scope.Partition, request.ResourceId, cancellationToken),
            updater.Store.GetAsync(scope.Partition, Keys.Eip(request.EipId), Freshness.Remembered, cancellationToken)).ConfigureAwait(false);
        return await updater.UpdateAsync<Reservation>(
            scope.Partition,
            [Keys.Eip(request.EipId).Value, Keys.Resource(request.ResourceId).Value],
            async (freshness, token) =>
            {
                var rows = await snapshots
                    .ReadAsync(scope.Partition, scope.Principal, request, freshness, token).ConfigureAwait(false);
                if (rows.Eip is { Value: { State: EipState.Associating } mine } && mine.OperationId == scope.OperationId)
                {
                    await updater.Store.AnnounceAgainAsync(scope.Partition, mine.EipId, token).ConfigureAwait(false);
                    return new(Reservation.Made(mine), StandsAlways: true);
                }

                if (rows.Eip is { Value: { State: EipState.InUse } made } && made.Association?.AssociationId == Association.IdOf(scope.OperationId))
                {
                    // The operation runs once more: what it asks for is so by its own doing.
                    return new(Reservation.Done(made));
                }

                var violations = AssociationRules.All.Evaluate(rows.Snapshot);
                return violations.Count > 0 ? new(Reservation.Rejected(violations)) : Reserve(scope, rows);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records that the gateway was read back with the binding: the EIP is InUse. A hold ends with it.</summary>
    /// <param name="scope">The operation that reserved it.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    /// <exception cref="ReservationLostException">The EIP is not reserved by the operation.</exception>
    public Task CommitAsync(OperationScope scope, string eipId, CancellationToken cancellationToken) =>
        _reserved.CompleteAsync(scope, eipId, resourceId: null, EipState.Associating, change =>
        {
            var association = change.Eip.Association! with { VerifiedAt = change.Now };
            var changed = change.Eip.Apply(EipTrigger.CompleteAssociate, scope.OperationId) with
            {
                Association = association,
                Hold = null,
                Failure = null,
            };
            if (change.Eip.Hold is { } hold)
            {
                HoldRows.Delete(change.Transaction, eipId, hold);
                change.Record(
                    changed,
                    new EipHappening(EipEventType.AssociationSucceeded, association),
                    new EipHappening(EipEventType.HoldEnded, association, nameof(HoldEndReason.Associated)));
            }
            else
            {
                change.Record(changed, EipEventType.AssociationSucceeded, association);
            }
        }, cancellationToken);

    /// <summary>Records and announces that a step failed. The reservation stands until it is rolled back.</summary>
    /// <param name="scope">The operation that reserved it.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="reason">What failed.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public Task RecordFailureAsync(OperationScope scope, string eipId, string reason, CancellationToken cancellationToken) =>
        _reserved.FailAsync(scope, eipId, EipState.Associating, EipEventType.AssociationFailed, reason, cancellationToken);

    /// <summary>Gives the reservation back: the EIP is Available and the slot free. Without a reservation it does nothing.</summary>
    /// <param name="scope">The operation that reserved it.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="reason">Why it is undone.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public Task RollBackAsync(
        OperationScope scope, string eipId, string resourceId, string reason, CancellationToken cancellationToken) =>
        _reserved.RollBackAsync(scope, eipId, resourceId, EipState.Associating, change =>
        {
            var association = change.Eip.Association!;
            Slots.Free(change.Transaction, change.Target, change.Eip.EipId, association);
            change.Record(
                change.Eip.Apply(EipTrigger.RollBackAssociate, scope.OperationId) with { Association = null, Failure = null },
                EipEventType.AssociationRolledBack,
                association,
                reason);
        }, cancellationToken);

    private Decision<Reservation> Reserve(OperationScope scope, AssociationRows rows)
    {
        var (eip, target, snapshot) = (rows.Eip!, rows.Target!, rows.Snapshot);

        var slot = SlotAssignment.Choose(target.Value, snapshot.Mode, snapshot.Request.PrivateIpAddress)
            ?? throw new NoFreeSlotException(snapshot.Request.ResourceId);
        var now = time.GetUtcNow();
        var association = new Association
        {
            AssociationId = Association.IdOf(scope.OperationId),
            ResourceId = target.Value.Resource.ResourceId,
            ResourceKind = target.Value.Resource.Kind,
            Slot = slot.Slot,
            Mode = snapshot.Mode,
            PrivateIpAddress = slot.PrivateIpAddress,
            NamesPrivateIpAddress = snapshot.Request.PrivateIpAddress is not null,
            VpcId = target.Value.Resource.VpcId,
            InstanceId = target.Value.Resource is NetworkInterface eni ? eni.InstanceId ?? "" : null,
            Policy = snapshot.Request.Policy,
            CreatedAt = now,
        };
        var transaction = new StateTransaction(scope.Partition);
        Slots.Take(transaction, target, eip.Value, association);
        var reserved = new EipRecorder(transaction, now, scope.Principal.PrincipalId, scope.OperationId).Changed(
            eip,
            eip.Value.Apply(EipTrigger.BeginAssociate, scope.OperationId) with { Association = association },
            EipEventType.AssociationRequested,
            association);
        return new(Reservation.Made(reserved), transaction);
    }
}
