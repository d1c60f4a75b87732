using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Reconciliation;

/// <summary>
/// The state changes of repairs, each one transaction that is guarded by the versions of all the rows that it was decided
/// on, each with the same outcome when it is repeated under the same scope. An operation that comes in between wins.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="time">The clock.</param>
public sealed class RepairStore(StateUpdater updater, TimeProvider time)
{
    /// <summary>Whether a disagreement about a slot is still there.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="suspect">The disagreement.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>True when it is the very same.</returns>
    public async Task<bool> IsStillAsync(AccountRegion partition, Suspect suspect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(suspect);
        var rows = await SlotRows.ReadAsync(updater.Store, partition, KeyOf(suspect), cancellationToken).ConfigureAwait(false);
        return rows.Find(suspect) is not null;
    }

    /// <summary>Puts a disagreement about a slot right.</summary>
    /// <param name="scope">The repair.</param>
    /// <param name="suspect">The disagreement.</param>
    /// <param name="after">What it is then, for the record.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What became of it, and why it could not be put right.</returns>
    public Task<(FindingOutcome Outcome, string? Error)> RepairSlotAsync(
        OperationScope scope, Suspect suspect, string after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(suspect);
        var key = KeyOf(suspect);
        string[] contended = [Keys.Eip(key.EipId).Value, Keys.Resource(key.ResourceId).Value];
        return updater.UpdateAsync<(FindingOutcome, string?)>(scope.Partition, contended, async (_, token) =>
        {
            var rows = await SlotRows.ReadAsync(updater.Store, scope.Partition, key, token).ConfigureAwait(false);
            if (rows.Find(suspect) is not { } found)
            {
                var isMade = await IsRecordedAsync(scope, key.EipId, token).ConfigureAwait(false);
                return new((isMade ? FindingOutcome.Repaired : FindingOutcome.GoneByItself, null), StandsAlways: true);
            }

            if (suspect.Kind == FindingKind.MissingClaim && rows.Claim is { } other)
            {
                return new((FindingOutcome.Failed, $"The slot is claimed for {other.Value.EipId}."), StandsAlways: true);
            }

            var transaction = new StateTransaction(scope.Partition);
            Change(transaction, rows, found);
            var record = new RepairRecord(suspect, after);
            await RecordAsync(transaction, scope, rows.Eip, rows.Eip?.Value, found.Association, record, token).ConfigureAwait(false);
            return new((FindingOutcome.Repaired, null), transaction);
        }, cancellationToken);
    }

    /// <summary>
    /// Takes the next fence for a repair of an EIP's binding, so that whatever is still on its way to the gateway is too
    /// late, and whatever operation begins from now on comes after the repair.
    /// </summary>
    /// <param name="scope">The repair.</param>
    /// <param name="suspect">What is to be repaired.</param>
    /// <param name="seen">The highest fence that the gateway has seen of the EIP.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The EIP with its new fence; null when it has changed since.</returns>
    public Task<Eip?> TakeFenceAsync(OperationScope scope, Suspect suspect, long seen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(suspect);
        var key = Keys.Eip(suspect.EipId!);
        return updater.UpdateAsync<Eip?>(scope.Partition, [key.Value], async (_, token) =>
        {
            var row = await updater.Store.GetAsync(scope.Partition, key, Freshness.Stored, token).ConfigureAwait(false);
            if (row is null || row.Value.OperationId == scope.OperationId)
            {
                return new(row?.Value, StandsAlways: true);
            }

            if (Suspect.VersionOf(row.Value) != suspect.Version)
            {
                return new(null, StandsAlways: true);
            }

            // Two are an operation's, as always: its change and what undoes that.
            var taken = row.Value with { Fence = Math.Max(row.Value.Fence + 2, seen + 1), OperationId = scope.OperationId };
            var transaction = new StateTransaction(scope.Partition);
            transaction.Replace(row, taken);
            return new(taken, transaction);
        }, cancellationToken);
    }

    /// <summary>
    /// Makes sure that what undoes an operation comes after all that the gateway has seen of the EIP, be it that the
    /// operation had begun to undo itself.
    /// </summary>
    /// <param name="scope">The operation that has the EIP.</param>
    /// <param name="eipId">The EIP.</param>
    /// <param name="seen">The highest fence that the gateway has seen of the EIP.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The EIP, which the fence after its own undoes; null when the operation does not have it any more.</returns>
    public Task<Eip?> TakeOverAsync(OperationScope scope, string eipId, long seen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return updater.UpdateAsync<Eip?>(scope.Partition, [Keys.Eip(eipId).Value], async (_, token) =>
        {
            var row = await updater.Store.GetAsync(scope.Partition, Keys.Eip(eipId), Freshness.Stored, token).ConfigureAwait(false);
            if (row is null || row.Value.OperationId != scope.OperationId || !EipStateMachine.IsTransitional(row.Value.State))
            {
                return new(null, StandsAlways: true);
            }

            if (seen <= row.Value.Fence)
            {
                return new(row.Value, StandsAlways: true);
            }

            var raised = row.Value with { Fence = seen };
            var transaction = new StateTransaction(scope.Partition);
            transaction.Replace(row, raised);
            return new(raised, transaction);
        }, cancellationToken);
    }

    /// <summary>Looks for the EIP that an operation exchanges with another one: it is on one of the two resources too.</summary>
    /// <param name="scope">The operation that has both.</param>
    /// <param name="eip">One of them.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The id of the other one; null when the operation has no other.</returns>
    public async Task<string?> FindOtherOfSwapAsync(OperationScope scope, Eip eip, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(eip);
        var places = new[] { eip.Association?.ResourceId, eip.Association?.Replaces?.ResourceId }.OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var resourceId in places)
        {
            var resource = await updater.Store
                .GetAsync(scope.Partition, Keys.Resource(resourceId), Freshness.Stored, cancellationToken).ConfigureAwait(false);
            foreach (var eipId in resource?.Value.Occupants.Select(one => one.EipId).Where(id => id != eip.EipId).Distinct() ?? [])
            {
                var other = await updater.Store
                    .GetAsync(scope.Partition, Keys.Eip(eipId), Freshness.Stored, cancellationToken).ConfigureAwait(false);
                if (other?.Value is { State: EipState.Associating } found && found.OperationId == scope.OperationId)
                {
                    return eipId;
                }
            }
        }

        return null;
    }

    /// <summary>Records that a repair was made and read back.</summary>
    /// <param name="scope">The repair.</param>
    /// <param name="suspect">What was repaired.</param>
    /// <param name="after">What it is now.</param>
    /// <param name="needsFence">Whether the EIP must still be as the repair left it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False when an operation has changed the EIP since; nothing was recorded then.</returns>
    public Task<bool> RecordAsync(
        OperationScope scope, Suspect suspect, string after, bool needsFence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(suspect);
        var key = Keys.Eip(suspect.EipId!);
        return updater.UpdateAsync<bool>(scope.Partition, [key.Value], async (_, token) =>
        {
            var row = await updater.Store.GetAsync(scope.Partition, key, Freshness.Stored, token).ConfigureAwait(false);
            if (await IsRecordedAsync(scope, suspect.EipId!, token).ConfigureAwait(false))
            {
                await updater.Store.AnnounceAgainAsync(scope.Partition, suspect.EipId!, token).ConfigureAwait(false);
                return new(true, StandsAlways: true);
            }

            if (needsFence && row is not null && row.Value.OperationId != scope.OperationId)
            {
                return new(false, StandsAlways: true);
            }

            var transaction = new StateTransaction(scope.Partition);
            var eip = row?.Value is { State: EipState.InUse, Association: { } association } used && needsFence
                ? used with { Association = association with { VerifiedAt = time.GetUtcNow() } }
                : row?.Value;
            await RecordAsync(transaction, scope, row, eip, eip?.Association, new(suspect, after), token).ConfigureAwait(false);
            return new(true, transaction);
        }, cancellationToken);
    }

    /// <summary>Records, before it is done, that the workflow which watches over a hold is begun again.</summary>
    /// <param name="scope">The repair.</param>
    /// <param name="suspect">The hold.</param>
    /// <param name="after">What it is then.</param>
    /// <param name="isUnwatched">Whether the workflow is gone.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False when it is not to be begun: it runs, or the hold has ended, and the repair did not come this far before.</returns>
    public Task<bool> RecordWatchAsync(
        OperationScope scope, Suspect suspect, string after, bool isUnwatched, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(suspect);
        var key = Keys.Eip(suspect.EipId!);
        return updater.UpdateAsync<bool>(scope.Partition, [key.Value], async (_, token) =>
        {
            if (await IsRecordedAsync(scope, suspect.EipId!, token).ConfigureAwait(false))
            {
                await updater.Store.AnnounceAgainAsync(scope.Partition, suspect.EipId!, token).ConfigureAwait(false);
                return new(true, StandsAlways: true);
            }

            var row = await updater.Store.GetAsync(scope.Partition, key, Freshness.Stored, token).ConfigureAwait(false);
            if (!isUnwatched || !suspect.IsStill(HoldComparison.Of(row?.Value)))
            {
                return new(false, StandsAlways: true);
            }

            var transaction = new StateTransaction(scope.Partition);
            await RecordAsync(transaction, scope, row, row!.Value, association: null, new(suspect, after), token).ConfigureAwait(false);
            return new(true, transaction);
        }, cancellationToken);
    }

    private static SlotKey KeyOf(Suspect suspect) => new(suspect.ResourceId!, suspect.Slot!, suspect.EipId!);

    private static void Change(StateTransaction transaction, SlotRows rows, SlotFinding found)
    {
        switch (found.Suspect.Kind)
        {
            case FindingKind.UnownedClaim:
                transaction.Delete(rows.Claim!);
                break;
            case FindingKind.MissingClaim:
                transaction.Insert(
                    Keys.Claim(rows.Key.ResourceId, rows.Key.Slot), new(rows.Key.EipId, found.Association!.AssociationId));
                break;
            case FindingKind.UnownedOccupant:
                var resource = rows.Resource!;
                transaction.Replace(
                    resource, resource.Value with { Occupants = [.. resource.Value.Occupants.Where(one => one != found.Occupant)] });
                break;
            default:
                var target = rows.Resource!;
                transaction.Replace(
                    target,
                    target.Value with { Occupants = [.. target.Value.Occupants, Occupant.Of(rows.Eip!.Value, found.Association!)] });
                break;
        }
    }

    private async Task RecordAsync(
        StateTransaction transaction,
        OperationScope scope,
        Row<Eip>? row,
        Eip? eip,
        Association? association,
        RepairRecord record,
        CancellationToken cancellationToken)
    {
        var recorder = new EipRecorder(transaction, time.GetUtcNow(), scope.Principal.PrincipalId, scope.OperationId);
        if (row is not null)
        {
            _ = recorder.Changed(row, eip!, EipEventType.Repaired, association, record.Reason);
            return;
        }

        var last = 0L;
        await foreach (var entry in updater.Store
            .ListAsync(scope.Partition, Keys.AuditOf(record.Suspect.EipId!), cancellationToken).ConfigureAwait(false))
        {
            last = long.Parse(entry.Key.Value[(entry.Key.Value.LastIndexOf('|') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        }

        recorder.RepairedWithoutRow(record.Suspect, last + 1, record.Reason);
    }

    private async Task<bool> IsRecordedAsync(OperationScope scope, string eipId, CancellationToken cancellationToken)
    {
        await foreach (var entry in updater.Store
            .ListAsync(scope.Partition, Keys.AuditOf(eipId), cancellationToken).ConfigureAwait(false))
        {
            if (entry.Value.OperationId == scope.OperationId && entry.Value.Action == EipEventType.Repaired)
            {
                return true;
            }
        }

        return false;
    }
}
