using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>Finds the resource that an EIP is associated with.</summary>
internal static class AssociatedResource
{
    /// <summary>
    /// The keys that changes of an association queue up for: the EIP's, and the resource's, which is rewritten too. Which
    /// one that is may change before their turn comes: the queue is then the wrong one, and the store still decides.
    /// </summary>
    public static async Task<string[]> ContendedKeysAsync(
        this StateStore store, AccountRegion partition, string eipId, CancellationToken cancellationToken)
    {
        var key = Keys.Eip(eipId);
        var eip = await store.GetAsync(partition, key, Freshness.Remembered, cancellationToken).ConfigureAwait(false);
        return eip?.Value.Association is { } association
            ? [key.Value, Keys.Resource(association.ResourceId).Value]
            : [key.Value];
    }

    /// <summary>The resource's row; null when the EIP is associated with nothing, or with what is gone.</summary>
    public static async Task<Row<RegisteredResource>?> TargetOfAsync(
        this StateStore store, AccountRegion partition, Row<Eip>? eip, Freshness freshness, CancellationToken cancellationToken) =>
        eip?.Value.Association is { } association
            ? await store.GetAsync(partition, Keys.Resource(association.ResourceId), freshness, cancellationToken).ConfigureAwait(false)
            : null;
}
