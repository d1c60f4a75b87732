using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>The claim that two EIPs share while they are swapped: until the commit it names the one that leaves the slot.</summary>
public static class SwapClaim
{
    /// <summary>Whether a change goes on that gives an EIP another association.</summary>
    /// <param name="eip">The EIP; null for none.</param>
    /// <returns>True when it holds both, the one that it has and the one that it is to have.</returns>
    public static bool IsChanging(Eip? eip) => eip is { State: EipState.Associating, Association.Replaces: not null };

    /// <summary>Whether an EIP needs no claim of its own on the slot that it is to have.</summary>
    /// <param name="key">The EIP and the slot.</param>
    /// <param name="arriving">The EIP.</param>
    /// <param name="leaving">The EIP that the slot is claimed for.</param>
    /// <param name="claimedFor">The association that the slot is claimed for.</param>
    /// <returns>True when the same operation takes the other EIP out of the slot.</returns>
    public static bool IsShared(SlotKey key, Eip arriving, Eip leaving, string? claimedFor)
    {
        ArgumentNullException.ThrowIfNull(arriving);
        ArgumentNullException.ThrowIfNull(leaving);
        return IsChanging(arriving)
            && IsChanging(leaving)
            && arriving.EipId != leaving.EipId
            && arriving.OperationId is { } operation
            && operation == leaving.OperationId
            && IsIn(key, arriving.Association!)
            && IsIn(key, leaving.Association!.Replaces!)
            && leaving.Association.Replaces!.AssociationId == claimedFor;
    }

    private static bool IsIn(SlotKey key, Association association) =>
        association.ResourceId == key.ResourceId && association.Slot == key.Slot;
}
