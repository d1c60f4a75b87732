namespace EipFunctions.Storage.Inventory;

/// <summary>What an allocation came to.</summary>
public enum AllocationStatus
{
    /// <summary>A new EIP.</summary>
    Allocated,

    /// <summary>The EIP that an earlier request with the same key allocated.</summary>
    AlreadyAllocated,

    /// <summary>The key was used before: with another request, or for an EIP that was released since (then there is none).</summary>
    KeyReused,

    /// <summary>The account's quota of EIPs in the region is used up.</summary>
    QuotaExceeded,

    /// <summary>Every address of the pool is taken.</summary>
    PoolExhausted,

    /// <summary>The address that was asked for belongs to another EIP of the account in the region.</summary>
    AddressTaken,

    /// <summary>The address that was asked for is none that the account has had in the region.</summary>
    AddressUnfamiliar,

    /// <summary>The address that was asked for is never handed out.</summary>
    AddressUnknown,
}
