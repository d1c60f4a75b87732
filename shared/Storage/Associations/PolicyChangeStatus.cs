namespace EipFunctions.Storage.Associations;

/// <summary>What a change of an association's policy came to.</summary>
public enum PolicyChangeStatus
{
    /// <summary>The association has the policy.</summary>
    Changed,

    /// <summary>There is no such EIP that the principal may see.</summary>
    NoSuchEip,

    /// <summary>Refused: the EIP is not the version that the caller knows.</summary>
    OtherVersion,

    /// <summary>Refused: an operation is changing the EIP.</summary>
    InTransition,

    /// <summary>Refused: the EIP is associated with nothing that the principal may see.</summary>
    NotAssociated,

    /// <summary>Refused: the policy can lead to a release, and the EIP was imported.</summary>
    Imported,
}
