using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests.Modeled;

/// <summary>
/// The region as it should be, in a few lines of its own: who has what, and what a command that runs alone comes to.
/// </summary>
internal sealed class RegionModel(IEnumerable<ModelResource> resources)
{
    public const int MostEips = 20;

    public Dictionary<string, ModelEip> Eips { get; } = [];

    public Dictionary<string, ModelResource> Resources { get; } = resources.ToDictionary(one => one.ResourceId);

    public bool HasRoom(string resourceId) =>
        Resources[resourceId] is { Accepts: true } resource
        && Eips.Values.Count(eip => eip.ResourceId == resourceId) < resource.Places;

    public bool Associate(string eipId, string resourceId, ResourceGoneAction policy)
    {
        if (!Eips.TryGetValue(eipId, out var eip)
            || eip.ResourceId is not null
            || (eip.HeldFor is not null && eip.HeldFor != resourceId)
            || !HasRoom(resourceId))
        {
            return false;
        }

        Eips[eipId] = new(eipId, resourceId, policy);
        return true;
    }

    public bool Disassociate(string eipId)
    {
        if (!Eips.TryGetValue(eipId, out var eip) || eip.ResourceId is null)
        {
            return false;
        }

        Eips[eipId] = new(eipId);
        return true;
    }

    public bool Release(string eipId) => Eips.TryGetValue(eipId, out var eip) && eip.IsFree && Eips.Remove(eipId);

    public bool Move(string eipId, string expectedCurrent, string resourceId)
    {
        if (!Eips.TryGetValue(eipId, out var eip)
            || eip.ResourceId is null
            || eip.ResourceId != expectedCurrent
            || eip.ResourceId == resourceId
            || !HasRoom(resourceId))
        {
            return false;
        }

        Eips[eipId] = eip with { ResourceId = resourceId, IsBroken = false };
        return true;
    }

    public bool Swap(string eipId, string otherEipId)
    {
        if (eipId == otherEipId
            || !Eips.TryGetValue(eipId, out var eip)
            || !Eips.TryGetValue(otherEipId, out var other)
            || eip.ResourceId is not { } mine
            || other.ResourceId is not { } yours
            || !Resources[mine].Accepts
            || !Resources[yours].Accepts
            || (mine == yours && Resources[mine].Kind == ResourceKind.Nat))
        {
            return false;
        }

        Eips[eipId] = eip with { ResourceId = yours, IsBroken = false };
        Eips[otherEipId] = other with { ResourceId = mine, IsBroken = false };
        return true;
    }

    /// <summary>Whether a claim succeeds; it may get any EIP that is free, or a new one.</summary>
    public bool CanClaim(string resourceId, bool allocateIfNone) =>
        HasRoom(resourceId) && (Eips.Values.Any(eip => eip.IsFree) || (allocateIfNone && Eips.Count < MostEips));

    public void StatusEvent(string resourceId, int number, EcsStatus status)
    {
        if (!Newer(resourceId, number))
        {
            return;
        }

        Resources[resourceId] = Resources[resourceId] with { Status = status };
        foreach (var eip in Eips.Values.Where(eip => eip.ResourceId == resourceId && status == EcsStatus.Released).ToList())
        {
            _ = eip.Policy == ResourceGoneAction.Release && Eips.Remove(eip.EipId);
            if (eip.Policy != ResourceGoneAction.Release)
            {
                Eips[eip.EipId] = new(eip.EipId, HeldFor: eip.Policy == ResourceGoneAction.Hold ? resourceId : null);
            }
        }
    }

    public void PublicIpEvent(string resourceId, int number, bool isAssigned)
    {
        if (!Newer(resourceId, number))
        {
            return;
        }

        Resources[resourceId] = Resources[resourceId] with { HasPublicIp = isAssigned };
        foreach (var eip in Eips.Values.Where(eip => eip.ResourceId == resourceId).ToList())
        {
            Eips[eip.EipId] = eip with { IsBroken = isAssigned };
        }
    }

    /// <summary>Becomes what the region is: after commands that ran at once, of which nobody can say who came first.</summary>
    public void Adopt(RegionState state)
    {
        Eips.Clear();
        foreach (var eip in state.Eips.Values)
        {
            Eips[eip.EipId] = Of(eip);
        }

        foreach (var resource in state.Resources.Where(one => one.Resource is EcsInstance && Resources.ContainsKey(one.Resource.ResourceId)))
        {
            var ecs = (EcsInstance)resource.Resource;
            Resources[ecs.ResourceId] = Resources[ecs.ResourceId] with { Status = ecs.Status, HasPublicIp = ecs.PublicIpAddress is not null };
        }
    }

    /// <summary>What the region has become, in the words of the model.</summary>
    public static ModelEip Of(Eip eip) => new(
        eip.EipId,
        eip.Association?.ResourceId,
        eip.Association?.Policy?.OnResourceGone ?? default,
        eip.Hold?.ResourceId,
        eip.Association?.Broken is not null);

    public bool Newer(string resourceId, int number)
    {
        if (!Resources.TryGetValue(resourceId, out var resource) || number <= resource.LastEvent)
        {
            return false;
        }

        Resources[resourceId] = resource with { LastEvent = number };
        return true;
    }

    /// <summary>A new resource takes the place of one that is gone, and gets what is held for that.</summary>
    public void Replace(string resourceId, ModelResource replacement)
    {
        _ = Resources.Remove(resourceId);
        Resources[replacement.ResourceId] = replacement;
        foreach (var eip in Eips.Values.Where(eip => eip.HeldFor == resourceId).Take(replacement.Places).ToList())
        {
            Eips[eip.EipId] = new(eip.EipId, replacement.ResourceId, ResourceGoneAction.Hold);
        }
    }
}
