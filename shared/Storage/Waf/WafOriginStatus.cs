namespace EipFunctions.Storage.Waf;

/// <summary>What a change of the WAF origins of an EIP came to.</summary>
public enum WafOriginStatus
{
    /// <summary>The WAF instance is new to the EIP.</summary>
    Recorded,

    /// <summary>What was recorded of the WAF instance is replaced, or said the same already.</summary>
    Updated,

    /// <summary>The WAF instance is no longer recorded.</summary>
    Removed,

    /// <summary>There is no such EIP that the principal may see.</summary>
    NoSuchEip,

    /// <summary>The EIP is not recorded as origin of the WAF instance.</summary>
    NoSuchOrigin,

    /// <summary>Refused: an operation is changing the EIP.</summary>
    InTransition,

    /// <summary>Refused: the EIP is the origin of as many WAF instances as it can be.</summary>
    TooMany,
}
