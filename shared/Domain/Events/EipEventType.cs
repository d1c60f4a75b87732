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

    /// <summary>An EIP was allocated.</summary>
    public const string EipAllocated = "EipFunctions.Eip.Allocated";

    /// <summary>The name, the tags, the deletion protection or the WAF origins of an EIP were changed.</summary>
    public const string EipChanged = "EipFunctions.Eip.Changed";

    /// <summary>An EIP was released.</summary>
    public const string EipReleased = "EipFunctions.Eip.Released";

    /// <summary>A failed or cancelled release was undone.</summary>
    public const string ReleaseRolledBack = "EipFunctions.Eip.ReleaseRolledBack";

    /// <summary>What was stored, claimed or bound of an EIP disagreed and was put right; the reason says what, before and after.</summary>
    public const string Repaired = "EipFunctions.Reconciliation.Repaired";
}
