using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Inventory;

/// <summary>
/// The state changes of a release, each one transaction, each with the same outcome when it is repeated under the same
/// operation.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="time">The clock.</param>
/// <param name="snapshots">Looks for an EIP in the account's other regions.</param>
public sealed class ReleaseStore(StateUpdater updater, TimeProvider time, SnapshotReader snapshots)
{
    private readonly ReservedEips _reserved = new(updater, time);

    /// <summary>Asks every rule and changes nothing.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What each rule says; the request would be reserved when none fails.</returns>
    public async Task<IReadOnlyList<RuleResult>> ExplainAsync(
        AccountRegion partition, Principal principal, string eipId, CancellationToken cancellationToken) =>
        ReleaseRules.All.Explain(await SnapshotAsync(partition, principal, eipId, cancellationToken).ConfigureAwait(false));

    /// <summary>What the caller should have in mind, for a dry run.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The warnings that the request itself would come with.</returns>
    public async Task<IReadOnlyList<Warning>> WarnAsync(
        AccountRegion partition, Principal principal, string eipId, CancellationToken cancellationToken) =>
        ReleaseWarnings.Of(await SnapshotAsync(partition, principal, eipId, cancellationToken).ConfigureAwait(false));

    /// <summary>Evaluates every rule and, when all hold, reserves the EIP for release.</summary>
    /// <param name="scope">The operation.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The reservation, or every violation; neither when the operation has released it before.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task<Reservation> ReserveAsync(OperationScope scope, string eipId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return updater.UpdateAsync<Reservation>(scope.Partition, [Keys.Eip(eipId).Value], async (freshness, token) =>
        {
            var row = await updater.Store.GetAsync(scope.Partition, Keys.Eip(eipId), freshness, token).ConfigureAwait(false);
            var snapshot = await SnapshotAsync(scope.Partition, scope.Principal, eipId, row, freshness, token).ConfigureAwait(false);
            var warnings = ReleaseWarnings.Of(snapshot);
            if (row is { Value: { State: EipState.Releasing } mine } && mine.OperationId == scope.OperationId)
            {
                return new(Reservation.Made(mine) with { Warnings = warnings }, StandsAlways: true);
            }

            var violations = ReleaseRules.All.Evaluate(snapshot);
            if (violations.Count > 0)
            {
                // The operation may run once more: then the EIP is gone by its own doing.
                return row is null
                    && freshness == Freshness.Stored
                    && await RollBackStore.HasSucceededAsync(updater.Store, scope, eipId, token).ConfigureAwait(false)
                        ? new(Reservation.Done(null))
                        : new(Reservation.Rejected(violations));
            }

            var reserved = row!.Value.Apply(EipTrigger.BeginRelease, scope.OperationId);
            var transaction = new StateTransaction(scope.Partition);
            transaction.Replace(row, reserved);
            return new(Reservation.Made(reserved) with { Warnings = warnings }, transaction);
        }, cancellationToken);
    }

    /// <summary>Deletes the EIP and takes its address back. An EIP that is gone already is no fault.</summary>
    /// <param name="scope">The operation that reserved it.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    /// <exception cref="ReservationLostException">The EIP is not reserved by the operation.</exception>
    public Task CommitAsync(OperationScope scope, string eipId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return updater.UpdateAsync<bool>(
            scope.Partition,
            [Keys.Eip(eipId).Value, Keys.Account.Value],
            async (freshness, token) =>
            {
                var row = await updater.Store.GetAsync(scope.Partition, Keys.Eip(eipId), freshness, token).ConfigureAwait(false);
                if (row is null)
                {
                    await updater.Store.AnnounceAgainAsync(scope.Partition, eipId, token).ConfigureAwait(false);
                    return new(true);
                }

                // The address of an imported EIP is not the pool's to take back: no rule lets one come here.
                var account = await updater.Store.GetAsync(scope.Partition, Keys.Account, freshness, token).ConfigureAwait(false);
                if (row.Value.OperationId != scope.OperationId || row.Value.State != EipState.Releasing || account is null
                    || row.Value.Origin != EipOrigin.Allocated)
                {
                    return freshness == Freshness.Stored ? throw new ReservationLostException(eipId, scope.OperationId) : default;
                }

                var change = new EipChange(scope, new(scope.Partition), row, new([]), time.GetUtcNow());
                change.Transaction.Replace(account, WithoutAddress(account.Value, row.Value.IpAddress));
                change.RecordRelease();
                return new(true, change.Transaction);
            },
            cancellationToken);
    }

    /// <summary>Gives the reservation back: the EIP is Available as before. Without a reservation it does nothing.</summary>
    /// <param name="scope">The operation that reserved it.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="reason">Why it is undone.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public Task RollBackAsync(OperationScope scope, string eipId, string reason, CancellationToken cancellationToken) =>
        _reserved.RollBackAsync(scope, eipId, resourceId: null, EipState.Releasing, change => change.Record(
            change.Eip.Apply(EipTrigger.RollBackRelease, scope.OperationId),
            EipEventType.ReleaseRolledBack,
            association: null,
            reason), cancellationToken);

    private async Task<ReleaseSnapshot> SnapshotAsync(
        AccountRegion partition, Principal principal, string eipId, CancellationToken cancellationToken)
    {
        var row = await updater.Store
            .GetAsync(partition, Keys.Eip(eipId), Freshness.Stored, cancellationToken).ConfigureAwait(false);
        return await SnapshotAsync(partition, principal, eipId, row, Freshness.Stored, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ReleaseSnapshot> SnapshotAsync(
        AccountRegion partition,
        Principal principal,
        string eipId,
        Row<Eip>? row,
        Freshness freshness,
        CancellationToken cancellationToken) => new()
        {
            EipId = eipId,
            Principal = principal,
            Eip = row?.Value,
            Elsewhere = row is null
                ? await snapshots.ElsewhereAsync(partition, Keys.Eip(eipId), freshness, cancellationToken).ConfigureAwait(false)
                : null,
            LastNatGateway = row?.Value.LastHolder is { ResourceKind: ResourceKind.Nat, ResourceId: { } gatewayId }
                ? (await updater.Store
                    .GetAsync(partition, Keys.Resource(gatewayId), freshness, cancellationToken).ConfigureAwait(false))?.Value
                : null,
        };

    private static AccountSettings WithoutAddress(AccountSettings settings, string ipAddress)
    {
        var place = AddressPool.PlaceOf(ipAddress);
        return settings with
        {
            EipCount = settings.EipCount - 1,
            AddressBlocks = [.. settings.AddressBlocks
                .Select(block => block.Number == place.Block ? block.With(place.Offset, used: false) : block)],
        };
    }
}
