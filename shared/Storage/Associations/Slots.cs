using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>Takes and frees a slot: its claim row and the occupant on the resource's row, in one transaction.</summary>
internal static class Slots
{
    /// <summary>Takes the slot of an association.</summary>
    public static void Take(StateTransaction transaction, Row<RegisteredResource> target, Eip eip, Association association)
    {
        transaction.Insert(Keys.Claim(association.ResourceId, association.Slot), new Claim(eip.EipId, association.AssociationId));
        transaction.Replace(
            target, target.Value with { Occupants = [.. target.Value.Occupants, Occupant.Of(eip, association)] });
    }

    /// <summary>Frees the slot of an association.</summary>
    public static void Free(StateTransaction transaction, Row<RegisteredResource>? target, string eipId, Association association)
    {
        transaction.Delete(Keys.Claim(association.ResourceId, association.Slot));
        if (target is not null)
        {
            if (target.Value.Resource.ResourceId != association.ResourceId)
            {
                throw new ArgumentException($"EIP '{eipId}' is associated with '{association.ResourceId}'.", nameof(target));
            }

            transaction.Replace(
                target, target.Value with { Occupants = [.. target.Value.Occupants.Where(o => !o.Is(eipId, association))] });
        }
    }
}
