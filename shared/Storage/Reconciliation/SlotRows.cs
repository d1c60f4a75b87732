using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Reconciliation;

/// <summary>The rows that say who has a slot.</summary>
/// <param name="Key">The EIP and slot.</param>
/// <param name="Eip">The EIP's; null for none.</param>
/// <param name="Claim">The claim on the slot, whichever EIP has it; null for none.</param>
/// <param name="Resource">The resource's; null for none.</param>
/// <param name="Holder">The row of the other EIP that has the claim, read where the two may be swapped; null otherwise.</param>
internal sealed record SlotRows(
    SlotKey Key, Row<Eip>? Eip, Row<Claim>? Claim, Row<RegisteredResource>? Resource, Row<Eip>? Holder)
{
    /// <summary>The requests that reading them takes, but for those of a swap.</summary>
    public const int Requests = 3;

    public static async Task<SlotRows> ReadAsync(
        StateStore store, AccountRegion partition, SlotKey key, CancellationToken cancellationToken)
    {
        var eip = store.GetAsync(partition, Keys.Eip(key.EipId), Freshness.Stored, cancellationToken);
        var claim = store.GetAsync(partition, Keys.Claim(key.ResourceId, key.Slot), Freshness.Stored, cancellationToken);
        var resource = store.GetAsync(partition, Keys.Resource(key.ResourceId), Freshness.Stored, cancellationToken);
        await Task.WhenAll(eip, claim, resource).ConfigureAwait(false);
        var (one, claimed) = (await eip.ConfigureAwait(false), await claim.ConfigureAwait(false));
        var holder = claimed is not null && claimed.Value.EipId != key.EipId && SwapClaim.IsChanging(one?.Value)
            ? await store.GetAsync(partition, Keys.Eip(claimed.Value.EipId), Freshness.Stored, cancellationToken).ConfigureAwait(false)
            : null;
        return new(key, one, claimed, await resource.ConfigureAwait(false), holder);
    }

    /// <summary>Finds a disagreement that was found before.</summary>
    public SlotFinding? Find(Suspect suspect)
    {
        var facts = new SlotFacts
        {
            ClaimedFor = Claim?.Value.EipId == Key.EipId ? Claim.Value.AssociationId : null,
            IsRegistered = Resource is not null,
            IsShared = Holder is not null && SwapClaim.IsShared(Key, Eip!.Value, Holder.Value, Claim!.Value.AssociationId),
        };
        for (var held = Eip?.Value.Association; held is not null; held = held.Replaces)
        {
            if (held.ResourceId == Key.ResourceId && held.Slot == Key.Slot)
            {
                facts.Associations.Add(held);
                facts.Version = Suspect.VersionOf(Eip!.Value);
            }
        }

        facts.Occupants.AddRange((Resource?.Value.Occupants ?? []).Where(o => o.EipId == Key.EipId && o.Slot == Key.Slot));
        return SlotComparison.Of(Key, facts).FirstOrDefault(found => suspect.IsStill(found.Suspect));
    }
}
