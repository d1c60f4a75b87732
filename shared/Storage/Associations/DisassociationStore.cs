using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Idle;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;
using EipFunctions.Storage.Holds;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>
/// The state changes of a disassociation, each one transaction, each with the same outcome when it is repeated under
/// the same operation.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="time">The clock.</param>
/// <param name="pricing">What the EIP will cost while nothing uses it.</param>
/// <param name="snapshots">Looks for an EIP in the account's other regions.</param>
public sealed class DisassociationStore(
    StateUpdater updater, TimeProvider time, EipPricing pricing, SnapshotReader snapshots)
{
    private readonly ReservedEips _reserved = new(updater, time);

    /// <summary>Asks every rule and changes nothing.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What each rule says; the request would be reserved when none fails.</returns>
    public async Task<IReadOnlyList<RuleResult>> ExplainAsync(
        AccountRegion partition, Principal principal, DisassociationRequest request, CancellationToken cancellationToken) =>
        DisassociationRules.All.Explain(await SnapshotAsync(partition, principal, request, cancellationToken).ConfigureAwait(false));

    /// <summary>What the caller should have in mind, for a dry run.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The warnings that the request itself would come with.</returns>
    public async Task<IReadOnlyList<Warning>> WarnAsync(
        AccountRegion partition, Principal principal, DisassociationRequest request, CancellationToken cancellationToken) =>
        DisassociationWarnings.Of(await SnapshotAsync(partition, principal, request, cancellationToken).ConfigureAwait(false), pricing);

    /// <summary>Evaluates every rule and, when all hold, reserves the EIP for disassociation.</summary>
    /// <param name="scope">The operation.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The reservation, or every violation; an EIP that is not in transition when the operation has succeeded before.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<Reservation> ReserveAsync(
        OperationScope scope, DisassociationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        var keys = await updater.Store.ContendedKeysAsync(scope.Partition, request.EipId, cancellationToken).ConfigureAwait(false);
        return await updater.UpdateAsync<Reservation>(scope.Partition, keys, async (freshness, token) =>
        {
            var eip = await updater.Store
                .GetAsync(scope.Partition, Keys.Eip(request.EipId), freshness, token).ConfigureAwait(false);
            var target = await updater.Store.TargetOfAsync(scope.Partition, eip, freshness, token).ConfigureAwait(false);
            var snapshot = await SnapshotAsync(scope.Partition, scope.Principal, request, eip, target, freshness, token)
                .ConfigureAwait(false);
            var warnings = DisassociationWarnings.Of(snapshot, pricing);
            if (eip is { Value: { State: EipState.Unassociating } mine } && mine.OperationId == scope.OperationId)
            {
                await updater.Store.AnnounceAgainAsync(scope.Partition, mine.EipId, token).ConfigureAwait(false);
                return new(Reservation.Made(mine) with { Warnings = warnings }, StandsAlways: true);
            }

            var violations = DisassociationRules.All.Evaluate(snapshot);
            if (violations.Count == 0)
            {
                return Reserve(scope, eip!, target, warnings);
            }

            // The operation may run once more: then the association is not there by its own doing.
            return freshness == Freshness.Stored
                && eip?.Value.OperationId == scope.OperationId
                && await RollBackStore.HasSucceededAsync(updater.Store, scope, request.EipId, token).ConfigureAwait(false)
                    ? new(Reservation.Done(eip.Value))
                    : new(Reservation.Rejected(violations));
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records that the gateway was read back without the binding: the EIP is Available and the slot free.</summary>
    /// <param name="scope">The operation that reserved it.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="hold">The hold that begins with it; null for none.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    /// <exception cref="ReservationLostException">The EIP is not reserved by the operation.</exception>
    public Task CommitAsync(
        OperationScope scope, string eipId, string resourceId, HoldRequest? hold, CancellationToken cancellationToken) =>
        _reserved.CompleteAsync(scope, eipId, resourceId, EipState.Unassociating, change =>
        {
            var association = change.Eip.Association!;
            Slots.Free(change.Transaction, change.Target, change.Eip.EipId, association);
            var resource = change.Target?.Value.Resource;
            if (hold is null)
            {
                change.Record(
                    change.Eip.EndAssociation(scope.OperationId, resource?.ResourceGroupId, change.Now),
                    EipEventType.DisassociationSucceeded,
                    association);
                return;
            }

            var begun = EipHold.Of(hold, scope.OperationId, association, resource, change.Now);
            HoldRows.Insert(change.Transaction, change.Eip, begun);
            change.Record(
                change.Eip.EndAssociation(scope.OperationId, resource?.ResourceGroupId, change.Now, begun),
                new EipHappening(EipEventType.DisassociationSucceeded, association),
                new EipHappening(EipEventType.HoldBegan, association));
        }, cancellationToken);

    /// <summary>Records and announces that a step failed. The reservation stands until it is rolled back.</summary>
    /// <param name="scope">The operation that reserved it.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="reason">What failed.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public Task RecordFailureAsync(OperationScope scope, string eipId, string reason, CancellationToken cancellationToken) =>
        _reserved.FailAsync(scope, eipId, EipState.Unassociating, EipEventType.DisassociationFailed, reason, cancellationToken);

    /// <summary>Gives the reservation back: the EIP is InUse as before. Without a reservation it does nothing.</summary>
    /// <param name="scope">The operation that reserved it.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="reason">Why it is undone.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public Task RollBackAsync(OperationScope scope, string eipId, string reason, CancellationToken cancellationToken) =>
        _reserved.RollBackAsync(scope, eipId, resourceId: null, EipState.Unassociating, change => change.Record(
            change.Eip.Apply(EipTrigger.RollBackDisassociate, scope.OperationId) with { Failure = null },
            EipEventType.DisassociationRolledBack,
            change.Eip.Association,
            reason), cancellationToken);

    private async Task<DisassociationSnapshot> SnapshotAsync(
        AccountRegion partition,
        Principal principal,
        DisassociationRequest request,
        Row<Eip>? eip,
        Row<RegisteredResource>? target,
        Freshness freshness,
        CancellationToken cancellationToken) => new()
        {
            Request = request,
            Principal = principal,
            Eip = eip?.Value,
            Elsewhere = eip is null
                ? await snapshots.ElsewhereAsync(partition, Keys.Eip(request.EipId), freshness, cancellationToken).ConfigureAwait(false)
                : null,
            Target = target?.Value,
        };

    private async Task<DisassociationSnapshot> SnapshotAsync(
        AccountRegion partition, Principal principal, DisassociationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var eip = await updater.Store
            .GetAsync(partition, Keys.Eip(request.EipId), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        var target = await updater.Store.TargetOfAsync(partition, eip, Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return await SnapshotAsync(partition, principal, request, eip, target, Freshness.Stored, cancellationToken).ConfigureAwait(false);
    }

    private Decision<Reservation> Reserve(
        OperationScope scope, Row<Eip> eip, Row<RegisteredResource>? target, IReadOnlyList<Warning> warnings)
    {
        var transaction = new StateTransaction(scope.Partition);
        if (target is not null)
        {
            // Unchanged, but rewritten: a DNAT entry that starts to use the EIP meanwhile makes one of the two lose.
            transaction.Touch(target);
        }

        var reserved = new EipRecorder(transaction, time.GetUtcNow(), scope.Principal.PrincipalId, scope.OperationId).Changed(
            eip,
            eip.Value.Apply(EipTrigger.BeginDisassociate, scope.OperationId),
            EipEventType.DisassociationRequested,
            eip.Value.Association);
        return new(Reservation.Made(reserved) with { Warnings = warnings }, transaction);
    }
}
