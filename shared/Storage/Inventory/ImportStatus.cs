namespace EipFunctions.Storage.Inventory;

/// <summary>What an import, or the end of one, came to.</summary>
public enum ImportStatus
{
    /// <summary>A new EIP.</summary>
    Imported,

    /// <summary>The EIP that an earlier request with the same key imported.</summary>
    AlreadyImported,

    /// <summary>The key was used before: with another request, or for an EIP that was taken out since (then there is none).</summary>
    KeyReused,

    /// <summary>Refused: the address is one that the service hands out.</summary>
    OwnAddress,

    /// <summary>Refused: the address is imported already, by this account or another.</summary>
    AddressTaken,

    /// <summary>The EIP was taken out of the service.</summary>
    Ended,

    /// <summary>There is no such EIP that the principal may see.</summary>
    NoSuchEip,

    /// <summary>Refused: the EIP was allocated, not imported.</summary>
    NotImported,

    /// <summary>Refused: the EIP is associated, held, or being changed.</summary>
    InUse,
}
