namespace EipFunctions.Storage.Inventory;

/// <summary>What a change of an EIP's attributes came to.</summary>
public enum AttributeChangeStatus
{
    /// <summary>Changed.</summary>
    Changed,

    /// <summary>There is no such EIP that the principal may see.</summary>
    NotFound,

    /// <summary>Refused: the EIP is not the version that the caller knows.</summary>
    OtherVersion,

    /// <summary>Refused: an operation is changing the EIP.</summary>
    InTransition,

    /// <summary>Refused: the principal may not see the resource group that the EIP is to go to.</summary>
    GroupNotVisible,

    /// <summary>Refused: an EIP whose traffic is metered so cannot have that bandwidth.</summary>
    BandwidthOutOfRange,
}
