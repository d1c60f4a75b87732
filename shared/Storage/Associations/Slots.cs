using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>Takes and frees a slot: its claim row and the occupant on the resource's row, in one transaction.</summary>
internal static class Slots
{
    public static void Take(StateTransaction transaction, Row<RegisteredResource> target, Eip eip, Association association)
    {
        transaction.Insert(Keys.Claim(association.ResourceId, association.Slot), new Claim(eip.EipId, association.AssociationId));
        var occupant = new Occupant(
            association.Slot, eip.EipId, eip.IpAddress, eip.InternetChargeType, association.Mode, association.PrivateIpAddress);
        transaction.Replace(target, target.Value with { Occupants = [.. target.Value.Occupants, occupant] });
    }

    public static void Free(StateTransaction transaction, Row<RegisteredResource>? target, string eipId, Association association)
    {
        transaction.Delete(Keys.Claim(association.ResourceId, association.Slot));
        if (target is not null)
        {
            if (target.Value.Resource.ResourceId != association.ResourceId)
            {
                throw new ArgumentException($"EIP '{eipId}' is associated with '{association.ResourceId}'.", nameof(target));
            }

            transaction.Replace(target, target.Value with { Occupants = [.. target.Value.Occupants.Where(o => o.EipId != eipId)] });
        }
    }
}
