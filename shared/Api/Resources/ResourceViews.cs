using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Api.Resources;

/// <summary>Shows of a resource what a principal may see: a RAM user sees only what is of their resource groups.</summary>
internal sealed class ResourceViews(StateStore store)
{
    /// <summary>The view; null when the principal may not see the resource.</summary>
    public async Task<RegisteredResource?> OfAsync(
        AccountRegion partition, Principal principal, RegisteredResource resource, CancellationToken cancellationToken)
    {
        // How the store keeps its addresses is no concern of a caller.
        resource = resource with { AddressesClaimed = null, DnatEntries = WithTarget(resource) };
        if (principal.SeesEverything)
        {
            return resource;
        }

        if (!principal.Sees(resource.Resource.ResourceGroupId))
        {
            return null;
        }

        var occupants = new List<Occupant>();
        foreach (var occupant in resource.Occupants)
        {
            var eip = await store.GetAsync(
                partition, Storage.State.Keys.Eip(occupant.EipId), Freshness.Stored, cancellationToken);
            if (eip is not null && principal.Sees(eip.Value.ResourceGroupId))
            {
                occupants.Add(occupant);
            }
        }

        return resource with
        {
            Occupants = occupants,
            DnatEntries = await VisibleAsync(partition, principal, resource, cancellationToken),
        };
    }

    // Whoever has an entry's address is what it leads to, whether its creator named that or nothing.
    private static IReadOnlyList<DnatEntry> WithTarget(RegisteredResource resource) =>
        resource.Resource.Kind == ResourceKind.Nat || resource.DnatEntries.Count == 0
            ? resource.DnatEntries
            : [.. resource.DnatEntries.Select(entry => entry with { TargetResourceId = entry.TargetResourceId ?? resource.Resource.ResourceId })];

    // An entry on an instance tells of the NAT gateway that carries it.
    private async Task<IReadOnlyList<DnatEntry>> VisibleAsync(
        AccountRegion partition, Principal principal, RegisteredResource resource, CancellationToken cancellationToken)
    {
        if (resource.Resource.Kind == ResourceKind.Nat)
        {
            // An entry's creator may have named a resource that this principal may not see.
            return [.. resource.DnatEntries.Select(entry => entry with { TargetResourceId = null })];
        }

        var visible = new List<DnatEntry>();
        foreach (var gateway in resource.DnatEntries.GroupBy(entry => entry.NatGatewayId, StringComparer.Ordinal))
        {
            var row = await store.GetAsync(
                partition, Storage.State.Keys.Resource(gateway.Key), Freshness.Stored, cancellationToken);
            if (row is not null && principal.Sees(row.Value.Resource.ResourceGroupId))
            {
                visible.AddRange(gateway);
            }
        }

        return visible;
    }
}
