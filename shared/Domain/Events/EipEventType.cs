namespace EipFunctions.Domain.Events;

/// <summary>The types of event that the service announces, as CloudEvents 1.0 types.</summary>
public static class EipEventType
{
    /// <summary>An association was asked for and reserved.</summary>
    public const string AssociationRequested = "EipFunctions.Association.Requested";

    /// <summary>An association was made and verified.</summary>
    public const string AssociationSucceeded = "EipFunctions.Association.Succeeded";

    /// <summary>An association failed; what was done of it is being undone.</summary>
    public const string AssociationFailed = "EipFunctions.Association.Failed";

    /// <summary>A failed or cancelled association was undone.</summary>
    public const string AssociationRolledBack = "EipFunctions.Association.RolledBack";

    /// <summary>Something happened to the resource that keeps the association from doing what it should.</summary>
    public const string AssociationBroken = "EipFunctions.Association.Broken";

    /// <summary>What had broken an association is gone.</summary>
    public const string AssociationRestored = "EipFunctions.Association.Restored";

    /// <summary>The ENI was attached to another instance, or detached, and the EIP with it.</summary>
    public const string AssociationFollowed = "EipFunctions.Association.Followed";

    /// <summary>A disassociation was asked for and reserved.</summary>
    public const string DisassociationRequested = "EipFunctions.Disassociation.Requested";

    /// <summary>A disassociation was made and verified.</summary>
    public const string DisassociationSucceeded = "EipFunctions.Disassociation.Succeeded";

    /// <summary>A disassociation failed; what was done of it is being undone.</summary>
    public const string DisassociationFailed = "EipFunctions.Disassociation.Failed";

    /// <summary>A failed or cancelled disassociation was undone.</summary>
    public const string DisassociationRolledBack = "EipFunctions.Disassociation.RolledBack";

    /// <summary>A change of an association's mode was asked for and reserved.</summary>
    public const string ModeChangeRequested = "EipFunctions.ModeChange.Requested";

    /// <summary>The mode of an EIP was changed; of an associated one, on the gateway too, and verified.</summary>
    public const string ModeChangeSucceeded = "EipFunctions.ModeChange.Succeeded";

    /// <summary>A change of an association's mode failed; what was done of it is being undone.</summary>
    public const string ModeChangeFailed = "EipFunctions.ModeChange.Failed";

    /// <summary>A failed or cancelled change of an association's mode was undone.</summary>
    public const string ModeChangeRolledBack = "EipFunctions.ModeChange.RolledBack";

    /// <summary>A move of an EIP to another place, by itself or in a swap, was asked for and reserved.</summary>
    public const string MoveRequested = "EipFunctions.Move.Requested";

    /// <summary>An EIP was moved, on the gateway too, and verified.</summary>
    public const string MoveSucceeded = "EipFunctions.Move.Succeeded";

    /// <summary>A move failed; what was done of it is being undone.</summary>
    public const string MoveFailed = "EipFunctions.Move.Failed";

    /// <summary>A failed or cancelled move was undone: the EIP is where it was.</summary>
    public const string MoveRolledBack = "EipFunctions.Move.RolledBack";

    /// <summary>An EIP was allocated.</summary>
    public const string EipAllocated = "EipFunctions.Eip.Allocated";

    /// <summary>A hold began, with the end of an association.</summary>
    public const string HoldBegan = "EipFunctions.Hold.Began";

    /// <summary>A hold ended; the reason is a <see cref="Eips.HoldEndReason"/>.</summary>
    public const string HoldEnded = "EipFunctions.Hold.Ended";

    /// <summary>An EIP that this service did not allocate was imported.</summary>
    public const string EipImported = "EipFunctions.Eip.Imported";

    /// <summary>An imported EIP was taken out of this service.</summary>
    public const string EipImportEnded = "EipFunctions.Eip.ImportEnded";

    /// <summary>The name, the description, the bandwidth, the resource group, the tags, the deletion protection, the WAF origins or the association's policy of an EIP were changed.</summary>
    public const string EipChanged = "EipFunctions.Eip.Changed";

    /// <summary>An EIP was released.</summary>
    public const string EipReleased = "EipFunctions.Eip.Released";

    /// <summary>A failed or cancelled release was undone.</summary>
    public const string ReleaseRolledBack = "EipFunctions.Eip.ReleaseRolledBack";

    /// <summary>What was stored, claimed or bound of an EIP disagreed and was put right; the reason says what, before and after.</summary>
    public const string Repaired = "EipFunctions.Reconciliation.Repaired";
}
