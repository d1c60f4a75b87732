namespace EipFunctions.Events.Sweeping;

/// <summary>What became of an entry that a sweep found in the outbox.</summary>
internal enum SweepOffer
{
    /// <summary>It waits to be sent, from now on or already, or its EIP is blocked.</summary>
    Kept,

    /// <summary>It was delivered and is still to be removed.</summary>
    Delivered,

    /// <summary>There is no room; the rest of the outbox is for a later sweep.</summary>
    Full,
}
