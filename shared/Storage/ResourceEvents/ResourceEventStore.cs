using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Holds;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.ResourceEvents;

/// <summary>
/// Records what happens to resources outside of this service: the resource, the claims on its addresses and the marks on
/// its associations in one transaction. A fact is not refused; what it breaks is marked.
/// </summary>
/// <param name="updater">Reads, decides and commits.</param>
/// <param name="snapshots">Finds what is in another region.</param>
/// <param name="time">The clock.</param>
/// <param name="listeners">Told of every change.</param>
public sealed class ResourceEventStore(
    StateUpdater updater, SnapshotReader snapshots, TimeProvider time, params IEnumerable<IResourceListener> listeners)
{
    // The resource has a row of its own, those by which holds find it, and an entry in its history.
    private const int MostRows = CommitQueue.MaxEntities - 1 - SuccessorRows.MostChanges - ResourceRecorder.MostRows;

    private readonly AddressClaims _claims = new(updater);

    /// <summary>Applies an event. Repeated, it changes nothing and answers alike; an older one than was applied changes nothing.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="principalId">Who sent it.</param>
    /// <param name="resourceEvent">The event.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public async Task<AppliedEvent> ApplyAsync(
        string accountId, string principalId, ResourceEvent resourceEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resourceEvent);
        var partition = new AccountRegion(accountId, resourceEvent.RegionId);
        var key = Keys.Resource(resourceEvent.ResourceId);
        if (await updater.Store.GetAsync(partition, key, Freshness.Stored, cancellationToken).ConfigureAwait(false) is null)
        {
            // A resource does not move between regions; where it is said to be in another one, its associations are broken.
            var elsewhere = resourceEvent.Deleted
                ? null
                : await snapshots.FindElsewhereAsync(partition, key, cancellationToken).ConfigureAwait(false);
            if (elsewhere is null)
            {
                return new(new ResourceEventOutcome { Result = ResourceEventResult.UnknownResource });
            }

            partition = partition with { RegionId = elsewhere.Resource.RegionId };
        }

        return await ApplyAsync(partition, principalId, resourceEvent.ResourceId, resourceEvent, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings the marks on a resource's associations up to date after its registration was changed.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="principalId">Who changed it.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    /// <exception cref="StateContentionException">Others changed the same rows over and over; try again.</exception>
    public Task RefreshAsync(AccountRegion partition, string principalId, string resourceId, CancellationToken cancellationToken) =>
        ApplyAsync(partition, principalId, resourceId, resourceEvent: null, cancellationToken);

    private async Task<AppliedEvent> ApplyAsync(
        AccountRegion partition, string principalId, string resourceId, ResourceEvent? resourceEvent, CancellationToken cancellationToken)
    {
        // What is not yet entered in the rows of its addresses cannot give them up.
        _ = await _claims.EnsureAsync(partition, resourceId, cancellationToken).ConfigureAwait(false);
        var (broken, restored, followed) = (0, 0, 0);
        while (true)
        {
            var known = await updater.Store
                .GetAsync(partition, Keys.Resource(resourceId), Freshness.Remembered, cancellationToken).ConfigureAwait(false);
            string[] keys =
            [
                Keys.Resource(resourceId).Value,
                .. known is null ? [] : AddressClaims.KeysOf(known.Value.Resource),
                .. known?.Value.Occupants.Select(occupant => Keys.Eip(occupant.EipId).Value).Distinct() ?? [],
            ];
            var applied = await updater.UpdateAsync<AppliedEvent>(
                partition,
                keys,
                (freshness, token) => DecideAsync(partition, principalId, resourceId, resourceEvent, freshness, token),
                cancellationToken).ConfigureAwait(false);
            (broken, restored, followed) =
                (broken + applied.Outcome.Broken, restored + applied.Outcome.Restored, followed + applied.Outcome.Followed);
            if (applied.HasMore)
            {
                continue;
            }

            if (resourceEvent is not null && applied.Outcome.Result == ResourceEventResult.Applied)
            {
                await Task.WhenAll(listeners.Select(one => one.ChangedAsync(partition, resourceId))).ConfigureAwait(false);
            }

            return applied with { Outcome = applied.Outcome with { Broken = broken, Restored = restored, Followed = followed } };
        }
    }

    private async Task<Decision<AppliedEvent>> DecideAsync(
        AccountRegion partition, string principalId, string resourceId, ResourceEvent? resourceEvent, Freshness freshness, CancellationToken cancellationToken)
    {
        var row = await updater.Store
            .GetAsync(partition, Keys.Resource(resourceId), freshness, cancellationToken).ConfigureAwait(false);
        if (row is null)
        {
            return Unchanged(ResourceEventResult.UnknownResource);
        }

        if (resourceEvent?.Kind is { } kind && kind != row.Value.Resource.Kind)
        {
            return Unchanged(ResourceEventResult.OtherKind);
        }

        var stamp = resourceEvent?.Stamp();
        var isNew = stamp is not null && stamp.IsAfter(row.Value.LastEvent);
        if (stamp is not null && !isNew && !stamp.IsOf(row.Value.LastEvent))
        {
            return Unchanged(ResourceEventResult.Superseded);
        }

        // Repeated, the event does not overwrite what has been registered since.
        var after = isNew ? After(row.Value, resourceEvent!) : row.Value.Resource;
        var plan = await PlanAsync(partition, row.Value, after, freshness, cancellationToken).ConfigureAwait(false);
        var isHalf = plan.Changes.Count + plan.Sharing.Count > MostRows;
        if (isHalf)
        {
            after = Half(row.Value.Resource, after);
            plan = await PlanAsync(partition, row.Value, after, freshness, cancellationToken).ConfigureAwait(false);
        }

        var facts = await FactsAsync(partition, row.Value, plan, resourceEvent, cancellationToken).ConfigureAwait(false);
        var eips = await EipsAsync(partition, row.Value, freshness, cancellationToken).ConfigureAwait(false);
        var isGone = Reactions.EndAssociations(facts);
        var since = resourceEvent?.OccurredAt ?? time.GetUtcNow();
        List<AssociationMarks> marks = isGone || isHalf
            ? []
            : [.. eips.Where(eip => eip.Value.Association!.ResourceId == resourceId).Select(eip => AssociationMarks.Decide(eip, facts, row.Value.Resource, since)).Where(marks => marks.Happenings.Count > 0)];
        var now = marks.Take((MostRows - plan.Changes.Count - plan.Sharing.Count) / AssociationMarks.MostRows).ToList();
        var applied = new AppliedEvent(new ResourceEventOutcome
        {
            Result = ResourceEventResult.Applied,
            Broken = Count(now, EipEventType.AssociationBroken),
            Restored = Count(now, EipEventType.AssociationRestored),
            Followed = Count(now, EipEventType.AssociationFollowed),
            TakenAddresses = [.. plan.AllTaken.Select(taken => taken.IpAddress)],
        })
        {
            ToEnd = isGone ? [.. eips.SelectMany(eip => AssociationOfGone.Of(eip.Value, resourceId))] : [],
            HasMore = isHalf || now.Count < marks.Count,
        };
        if (!isNew && now.Count == 0 && plan.Changes.Count == 0)
        {
            // An attempt may have recorded it all, and its answer been lost with the events.
            var told = resourceEvent is null ? [] : eips;
            await Task.WhenAll(told.Select(eip => updater.Store.AnnounceAgainAsync(partition, eip.Value.EipId, cancellationToken))).ConfigureAwait(false);
            return new(applied);
        }

        var transaction = new StateTransaction(partition);
        plan.AddTo(transaction);
        SuccessorRows.Change(transaction, row.Value.Resource, plan.Resource.Resource);
        ResourceRecorder.Record(
            transaction, time.GetUtcNow(), principalId, row, plan.Resource.Resource, resourceEvent is null ? null : $"Event '{resourceEvent.EventId}'.");
        transaction.Replace(row, plan.Resource with { LastEvent = isNew && !isHalf ? stamp : row.Value.LastEvent });
        var recorder = new EipRecorder(transaction, time.GetUtcNow(), principalId, resourceEvent?.EventId);
        foreach (var mark in now)
        {
            mark.AddTo(recorder);
        }

        return new(applied, transaction);
    }

    private static Decision<AppliedEvent> Unchanged(ResourceEventResult result) => new(new(new ResourceEventOutcome { Result = result }));

    private static int Count(IEnumerable<AssociationMarks> marks, string eventType) =>
        marks.Sum(mark => mark.Happenings.Count(happening => happening.EventType == eventType));

    private static CloudResource After(RegisteredResource before, ResourceEvent resourceEvent)
    {
        if (resourceEvent.Deleted)
        {
            return ResourceEnd.Gone(before.Resource);
        }

        if (resourceEvent.Members is not { } members || resourceEvent.RegionId != before.Resource.RegionId)
        {
            // What it is like in another region is not for this row.
            return before.Resource;
        }

        var after = ResourcePatch.Apply(before.Resource, members);
        return before.KeepsType(after) ? after : (NetworkInterface)after with { Type = ((NetworkInterface)before.Resource).Type };
    }

    // The addresses that stay, or some of the new ones where none does: what goes and what comes are two transactions.
    private static CloudResource Half(CloudResource before, CloudResource after)
    {
        if (after is not NetworkInterface eni)
        {
            return after;
        }

        var staying = eni.PrivateIpAddresses.Intersect(before.PrivateAddresses).ToList();
        return eni with { PrivateIpAddresses = staying.Count > 0 ? staying : [eni.PrimaryPrivateIpAddress] };
    }

    // DNAT entries stay with their address, whoever has that now.
    private Task<AddressPlan> PlanAsync(
        AccountRegion partition, RegisteredResource before, CloudResource after, Freshness freshness, CancellationToken cancellationToken)
    {
        IReadOnlyList<DnatEntry> entries = after is NatGateway
            ? before.DnatEntries
            : [.. before.DnatEntries.Where(entry => after.VpcId == before.Resource.VpcId && after.PrivateAddresses.Contains(entry.InternalIp))];
        return _claims.PlanAsync(partition, before with { DnatEntries = entries }, after, freshness, cancellationToken, leavesTaken: true);
    }

    private async Task<ResourceFacts> FactsAsync(
        AccountRegion partition, RegisteredResource before, AddressPlan plan, ResourceEvent? resourceEvent, CancellationToken cancellationToken)
    {
        var (resource, instanceType) = (plan.Resource.Resource, (plan.Resource.Resource as NetworkInterface)?.InstanceType);
        if (resource is NetworkInterface { InstanceId: { } instanceId, InstanceType: null or "" }
            && before.Occupants.Any(occupant => occupant.Mode == EipMode.MultiEip))
        {
            var instance = await updater.Store
                .GetAsync(partition, Keys.Resource(instanceId), Freshness.Stored, cancellationToken).ConfigureAwait(false);
            instanceType = (instance?.Value.Resource as EcsInstance)?.InstanceType;
        }

        return new()
        {
            Resource = resource,
            Deleted = resourceEvent?.Deleted ?? false,
            RegionId = resourceEvent?.RegionId ?? partition.RegionId,
            InstanceType = instanceType,
            TakenAddresses = [.. plan.AllTaken.Select(taken => taken.IpAddress)],
        };
    }

    private async Task<IReadOnlyList<Row<Eip>>> EipsAsync(
        AccountRegion partition, RegisteredResource resource, Freshness freshness, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(resource.Occupants.Select(occupant => occupant.EipId).Distinct().Select(eipId =>
            updater.Store.GetAsync(partition, Keys.Eip(eipId), freshness, cancellationToken))).ConfigureAwait(false);
        return [.. rows.OfType<Row<Eip>>().Where(row => AssociationOfGone.Of(row.Value, resource.Resource.ResourceId).Any())];
    }
}
