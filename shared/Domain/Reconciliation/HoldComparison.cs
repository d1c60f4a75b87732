using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>Finds holds that may have nobody who watches over them, and so would never end.</summary>
public static class HoldComparison
{
    /// <summary>Looks at an EIP.</summary>
    /// <param name="eip">Its row; null for none.</param>
    /// <returns>
    /// The finding where the hold's workflow has ended, which the caller has to find out; null when the EIP is not held. One
    /// that an operation has is looked at when that has ended.
    /// </returns>
    public static Suspect? Of(Eip? eip) => eip is { State: EipState.Available, Hold: { } hold }
        ? new(
            FindingKind.UnwatchedHold,
            eip.EipId,
            hold.ResourceId,
            $"Held for the replacement of {hold.ResourceId} until {hold.Until:u}; nothing watches over {hold.HoldId}.")
        {
            Version = Suspect.VersionOf(eip),
            OperationId = hold.HoldId,
        }
        : null;
}
