using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Plans;

/// <summary>
/// The instance and its ENIs while a plan is made: each EIP that is placed holds its slot for those after it. Whether
/// one may be placed is asked of the rules of associations, and of nothing else.
/// </summary>
internal sealed class PlanBoard(PlanSnapshot snapshot)
{
    private readonly Dictionary<string, RegisteredResource> _resources = snapshot.NetworkInterfaces
        .Select(eni => Typed(snapshot, eni)).Append(snapshot.Instance!)
        .ToDictionary(one => one.Resource.ResourceId, StringComparer.Ordinal);

    /// <summary>An EIP that nothing stands against, for a plan that is not about a certain one.</summary>
    public Eip AnyEip(int number) => new()
    {
        EipId = $"eip-planned-{number}",
        IpAddress = "",
        RegionId = snapshot.RegionId,
        ResourceGroupId = snapshot.Instance!.Resource.ResourceGroupId,
        AllocatedAt = default,
    };

    /// <summary>Adds an ENI that there could be, or replaces one by what it could be.</summary>
    public void Put(RegisteredResource resource) => _resources[resource.Resource.ResourceId] = resource;

    /// <summary>Gives an EIP its place.</summary>
    /// <param name="eipId">The EIP's id.</param>
    /// <param name="eip">The EIP; null when there is none.</param>
    /// <param name="place">The place.</param>
    /// <param name="violations">Every rule that the association would violate.</param>
    /// <returns>False when it cannot have the place.</returns>
    public bool TryPlace(string eipId, Eip? eip, PlannedAssociation place, out IReadOnlyList<Violation> violations)
    {
        var target = _resources[place.ResourceId];
        violations = AssociationRules.All.Evaluate(new()
        {
            Request = place.For(eipId),
            RegionId = snapshot.RegionId,
            Principal = snapshot.Principal,
            Account = snapshot.Account,
            Eip = eip,
            Target = target,
        });
        if (violations.Count > 0 || SlotAssignment.Choose(target, place.Mode, place.PrivateIpAddress) is not { } slot)
        {
            return false;
        }

        var occupant = new Occupant(
            slot.Slot, eipId, eip!.IpAddress, eip.InternetChargeType, place.Mode, slot.PrivateIpAddress);
        Put(target with { Occupants = [.. target.Occupants, occupant] });
        return true;
    }

    // An ENI that was registered without its instance's type has the instance's: what a type forbids must not be planned.
    private static RegisteredResource Typed(PlanSnapshot snapshot, RegisteredResource eni) =>
        eni.Resource is NetworkInterface { InstanceType: null or "" } resource
            ? eni with { Resource = resource with { InstanceType = snapshot.InstanceType } }
            : eni;
}
