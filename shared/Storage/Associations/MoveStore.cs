using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>
/// The state changes of moves and swaps, each one transaction, each with the same outcome when it is repeated under the
/// same operation. Until the commit each EIP holds both the place that it leaves and the place that it takes.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="snapshots">Reads what rules need to know.</param>
/// <param name="time">The clock.</param>
/// <param name="options">How often EIPs are moved.</param>
public sealed class MoveStore(StateUpdater updater, SnapshotReader snapshots, TimeProvider time, MoveOptions options)
{
    private readonly InPlaceChanges _changes = new(updater, time, InPlaceKind.Move);
    private readonly AddressClaims _claims = new(updater);
    private readonly MoveReader _reader = new(updater.Store, snapshots, time, options);

    /// <summary>Asks every rule and changes nothing.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What each rule says, and what the caller should have in mind; the request would be reserved when no rule fails.</returns>
    public async Task<(IReadOnlyList<RuleResult> Results, IReadOnlyList<Warning> Warnings)> ExplainAsync(
        AccountRegion partition, Principal principal, MoveRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var rows = await _reader.ReadAsync(partition, principal, request, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return (MoveRules.All.Explain(rows.Snapshot), MoveWarnings.Of(rows.Snapshot));
    }

    /// <summary>Asks every rule and changes nothing.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What each rule says, and what the caller should have in mind; the request would be reserved when no rule fails.</returns>
    public async Task<(IReadOnlyList<RuleResult> Results, IReadOnlyList<Warning> Warnings)> ExplainAsync(
        AccountRegion partition, Principal principal, SwapRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var rows = await _reader.ReadAsync(partition, principal, request, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return (SwapRules.All.Explain(rows.Snapshot), MoveWarnings.Of(rows.Snapshot));
    }

    /// <summary>Evaluates every rule and, when all hold, reserves the EIP and a slot of the resource that it is moved to.</summary>
    /// <param name="scope">The operation.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The reservation, or every violation; an EIP that is not in transition when the operation has succeeded before.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<Reservation> ReserveAsync(OperationScope scope, MoveRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);

        // A DNAT entry can lead to the address of a resource that is not entered there, and then not be on its row.
        await _claims.EnsureSharedAsync(scope.Partition, request.ResourceId, cancellationToken).ConfigureAwait(false);
        var keys = await updater.Store
            .ContendedKeysAsync(scope.Partition, request.EipId, cancellationToken).ConfigureAwait(false);
        return await updater.UpdateAsync<Reservation>(
            scope.Partition,
            [.. keys, Keys.Resource(request.ResourceId).Value],
            async (freshness, token) =>
            {
                var rows = await _reader.ReadAsync(scope.Partition, scope.Principal, request, freshness, token).ConfigureAwait(false);
                if (IsReserved(scope, rows.Eip))
                {
                    await updater.Store.AnnounceAgainAsync(scope.Partition, request.EipId, token).ConfigureAwait(false);
                    return new(Made(rows.Eip!.Value, MoveWarnings.Of(rows.Snapshot)), StandsAlways: true);
                }

                var violations = MoveRules.All.Evaluate(rows.Snapshot);
                return await DoneAsync(scope, rows.Eip, freshness, violations, token).ConfigureAwait(false) is { } done ? new(done)
                    : violations.Count > 0 ? new(Reservation.Rejected(violations))
                    : Reserve(scope, rows);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Evaluates every rule and, when all hold, reserves both EIPs for each other's places.</summary>
    /// <param name="scope">The operation.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The reservation, or every violation; an EIP that is not in transition when the operation has succeeded before.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<Reservation> ReserveAsync(OperationScope scope, SwapRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        var keys = await Task.WhenAll(request.EipIds().Select(
            id => updater.Store.ContendedKeysAsync(scope.Partition, id, cancellationToken))).ConfigureAwait(false);
        return await updater.UpdateAsync<Reservation>(scope.Partition, keys.SelectMany(some => some), async (freshness, token) =>
        {
            var rows = await _reader.ReadAsync(scope.Partition, scope.Principal, request, freshness, token).ConfigureAwait(false);
            if (IsReserved(scope, rows.One) && IsReserved(scope, rows.Other))
            {
                foreach (var eipId in request.EipIds())
                {
                    await updater.Store.AnnounceAgainAsync(scope.Partition, eipId, token).ConfigureAwait(false);
                }

                return new(Made(rows.One!.Value, MoveWarnings.Of(rows.Snapshot)) with { Other = rows.Other!.Value }, StandsAlways: true);
            }

            var violations = SwapRules.All.Evaluate(rows.Snapshot);
            return await DoneAsync(scope, rows.One, freshness, violations, token).ConfigureAwait(false) is { } done ? new(done)
                : violations.Count > 0 ? new(Reservation.Rejected(violations))
                : Reserve(scope, rows);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records that the gateway was read back with the new bindings: the EIPs are InUse, and what they had is free.</summary>
    /// <param name="scope">The operation that reserved them.</param>
    /// <param name="eipIds">The EIP; of a swap both.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    /// <exception cref="ReservationLostException">The EIPs are not reserved by the operation.</exception>
    public Task CommitAsync(OperationScope scope, IReadOnlyList<string> eipIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return _changes.CommitAsync(
            scope,
            eipIds,
            change => change.Eip.CompleteMove(
                scope.OperationId,
                change.Resources.Find(change.Eip.Association!.Replaces!.ResourceId)?.Resource.ResourceGroupId,
                change.Now),
            cancellationToken);
    }

    /// <summary>Records and announces that a step failed. The reservation stands until it is rolled back.</summary>
    /// <param name="scope">The operation that reserved them.</param>
    /// <param name="eipIds">The EIP; of a swap both.</param>
    /// <param name="reason">What failed.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public Task RecordFailureAsync(
        OperationScope scope, IReadOnlyList<string> eipIds, string reason, CancellationToken cancellationToken) =>
        _changes.RecordFailureAsync(scope, eipIds, reason, cancellationToken);

    /// <summary>Gives the reservation back: the EIPs are InUse as they were. Without a reservation it does nothing.</summary>
    /// <param name="scope">The operation that reserved them.</param>
    /// <param name="eipIds">The EIP; of a swap both.</param>
    /// <param name="reason">Why it is undone.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public Task RollBackAsync(
        OperationScope scope, IReadOnlyList<string> eipIds, string reason, CancellationToken cancellationToken) =>
        _changes.RollBackAsync(scope, eipIds, reason, cancellationToken);

    private static bool IsReserved(OperationScope scope, Row<Eip>? eip) =>
        eip is { Value.State: EipState.Associating } && eip.Value.OperationId == scope.OperationId;

    private static Reservation Made(Eip eip, IReadOnlyList<Warning> warnings) => Reservation.Made(eip) with { Warnings = warnings };

    /// <summary>
    /// Whether the operation, which runs once more, has been made before. A swap would be made back; and whoever has moved
    /// the EIP on since then must not have it moved back.
    /// </summary>
    private async Task<Reservation?> DoneAsync(
        OperationScope scope, Row<Eip>? eip, Freshness freshness, IReadOnlyList<Violation> violations, CancellationToken cancellationToken) =>
        eip is not null
        && (freshness == Freshness.Stored || violations.Count == 0)
        && await RollBackStore.HasSucceededAsync(updater.Store, scope, eip.Value.EipId, cancellationToken).ConfigureAwait(false)
            ? Reservation.Done(eip.Value)
            : null;

    private Decision<Reservation> Reserve(OperationScope scope, MoveRows rows)
    {
        var (eip, target, arrival) = (rows.Eip!, rows.Target!, rows.Snapshot.AsAssociation);
        var slot = SlotAssignment.Choose(arrival.Target!, arrival.Mode, arrival.Request.PrivateIpAddress)
            ?? throw new NoFreeSlotException(arrival.Request.ResourceId);
        var association = After(eip.Value.Association!, Association.IdOf(scope.OperationId)) with
        {
            ResourceId = target.Value.Resource.ResourceId,
            ResourceKind = target.Value.Resource.Kind,
            Slot = slot.Slot,
            Mode = arrival.Mode,
            PrivateIpAddress = slot.PrivateIpAddress,
            NamesPrivateIpAddress = arrival.Request.PrivateIpAddress is not null,
            VpcId = target.Value.Resource.VpcId,
            InstanceId = target.Value.Resource is NetworkInterface eni ? eni.InstanceId ?? "" : null,
        };
        var transaction = new StateTransaction(scope.Partition);
        var resources = new ResourceRows(rows.Current is { } current ? [current, target] : [target]);
        var reserved = _changes.Reserve(transaction, scope, resources, [(eip, association)]);
        return new(Made(reserved[0], MoveWarnings.Of(rows.Snapshot)), transaction);
    }

    private Decision<Reservation> Reserve(OperationScope scope, SwapRows rows)
    {
        var (one, other) = (rows.One!, rows.Other!);
        var (onePlace, otherPlace) = (one.Value.Association!, other.Value.Association!);
        var transaction = new StateTransaction(scope.Partition);
        var reserved = _changes.Reserve(
            transaction,
            scope,
            rows.Resources,
            [
                (one, At(otherPlace, After(onePlace, Association.IdOf(scope.OperationId)))),
                (WithRoomForTwoChanges(other), At(onePlace, After(otherPlace, Association.IdOf($"{scope.OperationId}-other")))),
            ]);
        return new(Made(reserved[0], MoveWarnings.Of(rows.Snapshot)) with { Other = reserved[1] }, transaction);
    }

    // The other EIP is changed twice on the gateway, unbound and bound, and so may have to be undone twice.
    private static Row<Eip> WithRoomForTwoChanges(Row<Eip> row) => row with { Value = row.Value with { Fence = row.Value.Fence + 2 } };

    private static Association At(Association place, Association association) => association with
    {
        ResourceId = place.ResourceId,
        ResourceKind = place.ResourceKind,
        Slot = place.Slot,
        Mode = place.Mode,
        PrivateIpAddress = place.PrivateIpAddress,
        NamesPrivateIpAddress = place.NamesPrivateIpAddress,
        VpcId = place.VpcId,
        InstanceId = place.InstanceId,
    };

    // What goes with the EIP stays as it is; what was so of the place that it leaves does not.
    private Association After(Association before, string associationId) => before with
    {
        AssociationId = associationId,
        CreatedAt = time.GetUtcNow(),
        VerifiedAt = null,
        MovedAt = null,
        Broken = null,
        Replaces = before,
    };
}
