using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>
/// The state changes of a change of mode, each one transaction, each with the same outcome when it is repeated under
/// the same operation. Until the commit the EIP holds both what it had and what it is to have.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="snapshots">Reads what rules need to know.</param>
/// <param name="time">The clock.</param>
public sealed class ModeChangeStore(StateUpdater updater, SnapshotReader snapshots, TimeProvider time)
{
    private readonly InPlaceChanges _changes = new(updater, time, InPlaceKind.ModeChange);

    /// <summary>Asks every rule and changes nothing.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What each rule says; the request would be carried out when none fails.</returns>
    public async Task<IReadOnlyList<RuleResult>> ExplainAsync(
        AccountRegion partition, Principal principal, ModeChangeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var rows = await snapshots
            .ReadAsync(partition, principal, request, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return ModeChangeRules.All.Explain(rows.Snapshot);
    }

    /// <summary>
    /// Evaluates every rule and, when all hold, reserves the EIP and the slot that its association has in the new mode.
    /// Where the binding stays as it is, the mode of the EIP is changed at once.
    /// </summary>
    /// <param name="scope">The operation.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The reservation, or every violation; an EIP that is not in transition when all is done.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<Reservation> ReserveAsync(
        OperationScope scope, ModeChangeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        var keys = await updater.Store
            .ContendedKeysAsync(scope.Partition, request.EipId, cancellationToken).ConfigureAwait(false);
        return await updater.UpdateAsync<Reservation>(scope.Partition, keys, async (freshness, token) =>
        {
            var rows = await snapshots
                .ReadAsync(scope.Partition, scope.Principal, request, freshness, token).ConfigureAwait(false);
            if (rows.Eip is { Value: { State: EipState.Associating } mine } && mine.OperationId == scope.OperationId)
            {
                await updater.Store.AnnounceAgainAsync(scope.Partition, mine.EipId, token).ConfigureAwait(false);
                return new(Reservation.Made(mine), StandsAlways: true);
            }

            var violations = ModeChangeRules.All.Evaluate(rows.Snapshot);
            if (violations.Count > 0 && freshness == Freshness.Remembered)
            {
                // Decided again on stored rows.
                return new(Reservation.Rejected(violations));
            }

            // A change made at once leaves nothing reserved: only the record tells that it was made, and its answer lost.
            // Whoever has the EIP since then must not lose it to a repetition.
            if (await RollBackStore.HasSucceededAsync(updater.Store, scope, request.EipId, token).ConfigureAwait(false))
            {
                await updater.Store.AnnounceAgainAsync(scope.Partition, request.EipId, token).ConfigureAwait(false);
                return new(Reservation.Done(rows.Eip?.Value), StandsAlways: true);
            }

            if (violations.Count == 0 && rows.Snapshot.ChangesBinding)
            {
                return Reserve(scope, rows);
            }

            return violations.Count > 0 ? new(Reservation.Rejected(violations))
                : rows.Snapshot.ChangesAnything ? SetMode(scope, rows)
                : new(Reservation.Done(rows.Eip!.Value));
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records that the gateway was read back with the new binding: the EIP is InUse, and what it had is free.</summary>
    /// <param name="scope">The operation that reserved it.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    /// <exception cref="ReservationLostException">The EIP is not reserved by the operation.</exception>
    public Task CommitAsync(OperationScope scope, string eipId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return _changes.CommitAsync(scope, [eipId], change =>
        {
            var association = change.Eip.Association! with
            {
                Replaces = null,
                VerifiedAt = change.Now,
                Broken = change.Eip.Association!.Broken is { Reason: not AssociationFaultReason.ModeNotSupported } broken ? broken : null,
            };
            return change.Eip.Apply(EipTrigger.CompleteModeChange, scope.OperationId) with
            {
                Association = association,
                Mode = association.Mode,
                Failure = null,
            };
        }, cancellationToken);
    }

    /// <summary>Records and announces that a step failed. The reservation stands until it is rolled back.</summary>
    /// <param name="scope">The operation that reserved it.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="reason">What failed.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public Task RecordFailureAsync(OperationScope scope, string eipId, string reason, CancellationToken cancellationToken) =>
        _changes.RecordFailureAsync(scope, [eipId], reason, cancellationToken);

    /// <summary>Gives the reservation back: the EIP is InUse as it was. Without a reservation it does nothing.</summary>
    /// <param name="scope">The operation that reserved it.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="reason">Why it is undone.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public Task RollBackAsync(OperationScope scope, string eipId, string reason, CancellationToken cancellationToken) =>
        _changes.RollBackAsync(scope, [eipId], reason, cancellationToken);

    private Decision<Reservation> Reserve(OperationScope scope, ModeChangeRows rows)
    {
        var (eip, target, request) = (rows.Eip!, rows.Target!, rows.Snapshot.Request);
        var before = eip.Value.Association!;

        // It keeps its private address where the mode lets it, unless another is named: only the mode was asked to change.
        var without = rows.Snapshot.AsAssociation.Target!;
        var slot = SlotAssignment.Choose(without, request.Mode, request.PrivateIpAddress ?? before.PrivateIpAddress)
            ?? SlotAssignment.Choose(without, request.Mode, request.PrivateIpAddress)
            ?? throw new NoFreeSlotException(before.ResourceId);
        var association = before with
        {
            Slot = slot.Slot,
            Mode = request.Mode,
            PrivateIpAddress = slot.PrivateIpAddress,
            NamesPrivateIpAddress = before.NamesPrivateIpAddress || request.PrivateIpAddress is not null,
            VerifiedAt = null,
            Replaces = before,
        };
        var transaction = new StateTransaction(scope.Partition);
        var reserved = _changes.Reserve(transaction, scope, new([target]), [(eip, association)]);
        return new(Reservation.Made(reserved[0]), transaction);
    }

    private Decision<Reservation> SetMode(OperationScope scope, ModeChangeRows rows)
    {
        var (eip, transaction) = (rows.Eip!, new StateTransaction(scope.Partition));
        var recorder = new EipRecorder(transaction, time.GetUtcNow(), scope.Principal.PrincipalId, scope.OperationId);
        var changed = recorder.Changed(
            eip,
            eip.Value with { Mode = rows.Snapshot.Request.Mode, OperationId = scope.OperationId },
            EipEventType.ModeChangeSucceeded,
            eip.Value.Association);
        return new(Reservation.Done(changed), transaction);
    }
}
