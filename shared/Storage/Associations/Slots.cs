using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Storage.Associations;

/// <summary>
/// Takes and frees a slot: its claim row and the occupant on the resource's row, in one transaction. An association that
/// replaces another may stay in its slot, for a slot does not depend on the mode alone: the claim is then shared.
/// </summary>
internal static class Slots
{
    /// <summary>Takes the slot of an association, beside that of the one that it replaces.</summary>
    public static void Take(StateTransaction transaction, Row<RegisteredResource> target, Eip eip, Association association)
    {
        if (!SharesClaim(association, association.Replaces))
        {
            transaction.Insert(Keys.Claim(association.ResourceId, association.Slot), new Claim(eip.EipId, association.AssociationId));
        }

        transaction.Replace(
            target, target.Value with { Occupants = [.. target.Value.Occupants, Occupant.Of(eip, association)] });
    }

    /// <summary>Frees the slot of an association, but not the claim where one that stays has it too.</summary>
    public static void Free(
        StateTransaction transaction, Row<RegisteredResource>? target, string eipId, Association association, Association? stays = null)
    {
        if (!SharesClaim(association, stays))
        {
            transaction.Delete(Keys.Claim(association.ResourceId, association.Slot));
        }

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

    private static bool SharesClaim(Association association, Association? other) =>
        other is not null && other.ResourceId == association.ResourceId && other.Slot == association.Slot;
}
