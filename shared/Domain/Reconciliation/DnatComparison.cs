using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>Finds resources with an EIP and DNAT entries at once (FAQ section_wa9_tjs_eb2).</summary>
public static class DnatComparison
{
    /// <summary>Looks at a resource.</summary>
    /// <param name="resource">The resource; null when it is gone.</param>
    /// <returns>The finding; null for none. Of the two the EIP takes effect.</returns>
    public static Suspect? Of(RegisteredResource? resource) =>
        resource is { Resource: EcsInstance or HaVip, Occupants: [var occupant, ..], DnatEntries.Count: > 0 and var count }
            ? new(
                FindingKind.EipAndDnat,
                occupant.EipId,
                resource.Resource.ResourceId,
                $"It has {occupant.EipId} and {count} DNAT {(count == 1 ? "entry" : "entries")}; the EIP takes effect, they do not.")
            : null;
}
