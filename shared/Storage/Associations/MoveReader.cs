using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>Reads what the rules of moves and swaps need to know.</summary>
internal sealed class MoveReader(StateStore store, SnapshotReader snapshots, TimeProvider time, MoveOptions options)
{
    public async Task<MoveRows> ReadAsync(
        AccountRegion partition, Principal principal, MoveRequest request, Freshness freshness, CancellationToken cancellationToken)
    {
        var eip = await store.GetAsync(partition, Keys.Eip(request.EipId), freshness, cancellationToken).ConfigureAwait(false);
        var current = await store.TargetOfAsync(partition, eip, freshness, cancellationToken).ConfigureAwait(false);

        // The target is read as for an association with it: with the DNAT entries that lead to it, and looked for elsewhere.
        var arrival = await snapshots.ReadAsync(
            partition,
            principal,
            new AssociationRequest { EipId = request.EipId, ResourceId = request.ResourceId, Mode = request.Mode },
            freshness,
            cancellationToken).ConfigureAwait(false);
        var snapshot = new MoveSnapshot
        {
            Request = request,
            RegionId = partition.RegionId,
            Principal = principal,
            Account = arrival.Snapshot.Account,
            Eip = eip?.Value,
            Current = current?.Value,
            Target = arrival.Snapshot.Target,
            Attachment = arrival.Snapshot.Attachment,
            CoolDown = options.CoolDown,
            Now = time.GetUtcNow(),
        };
        return new(eip, current, arrival.Target, snapshot);
    }

    public async Task<SwapRows> ReadAsync(
        AccountRegion partition, Principal principal, SwapRequest request, Freshness freshness, CancellationToken cancellationToken)
    {
        var otherTask = store.GetAsync(partition, Keys.Eip(request.OtherEipId), freshness, cancellationToken);
        var one = await store.GetAsync(partition, Keys.Eip(request.EipId), freshness, cancellationToken).ConfigureAwait(false);
        var other = await otherTask.ConfigureAwait(false);
        var places = new[] { one, other }.Select(row => row?.Value.Association?.ResourceId).OfType<string>();
        var resources = await ResourceRows.ReadAsync(store, partition, places, freshness, cancellationToken).ConfigureAwait(false);
        var snapshot = new SwapSnapshot
        {
            Request = request,
            RegionId = partition.RegionId,
            Principal = principal,
            Account = await snapshots.SettingsAsync(partition, freshness, cancellationToken).ConfigureAwait(false),
            One = await SideAsync(partition, one?.Value, resources, cancellationToken).ConfigureAwait(false),
            Other = await SideAsync(partition, other?.Value, resources, cancellationToken).ConfigureAwait(false),
            CoolDown = options.CoolDown,
            Now = time.GetUtcNow(),
        };
        return new(one, other, resources, snapshot);
    }

    private async Task<SwapSide> SideAsync(
        AccountRegion partition, Eip? eip, ResourceRows resources, CancellationToken cancellationToken)
    {
        if (eip?.Association is not { } association)
        {
            return new(eip, Resource: null, Attachment: null);
        }

        var resource = resources.Find(association.ResourceId);
        return new(
            eip,
            resource,
            await snapshots.AttachmentAsync(partition, association.Mode, resource, cancellationToken).ConfigureAwait(false));
    }
}
