namespace EipFunctions.Api.NatEntries;

/// <summary>What the creation of an entry came to.</summary>
internal enum EntryCreationStatus
{
    /// <summary>It was created.</summary>
    Created,

    /// <summary>It was there: the request is a repetition.</summary>
    Existed,

    /// <summary>Another entry has its id: the idempotency key was used before.</summary>
    OtherEntry,

    /// <summary>Rules refuse it.</summary>
    Refused,
}
