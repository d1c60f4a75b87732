namespace EipFunctions.Domain.Eips;

/// <summary>What moves an EIP from one state to another.</summary>
public enum EipTrigger
{
    /// <summary>An association was reserved.</summary>
    BeginAssociate,

    /// <summary>The binding was read back from the gateway.</summary>
    CompleteAssociate,

    /// <summary>The association failed or was cancelled and is undone.</summary>
    RollBackAssociate,

    /// <summary>A disassociation was reserved.</summary>
    BeginDisassociate,

    /// <summary>The gateway was read back without the binding.</summary>
    CompleteDisassociate,

    /// <summary>The disassociation failed or was cancelled and is undone.</summary>
    RollBackDisassociate,

    /// <summary>A change of the association's mode was reserved.</summary>
    BeginModeChange,

    /// <summary>The binding in the new mode was read back from the gateway.</summary>
    CompleteModeChange,

    /// <summary>The change of mode failed or was cancelled and is undone.</summary>
    RollBackModeChange,

    /// <summary>A move to another place was reserved.</summary>
    BeginMove,

    /// <summary>The binding at the new place was read back from the gateway.</summary>
    CompleteMove,

    /// <summary>The move failed or was cancelled and is undone.</summary>
    RollBackMove,

    /// <summary>A release was reserved.</summary>
    BeginRelease,

    /// <summary>The release failed or was cancelled and is undone.</summary>
    RollBackRelease,
}
