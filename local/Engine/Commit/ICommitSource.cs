namespace EipFunctions.Engine;

/// <summary>Something that has changes to write: an instance, a purge.</summary>
internal interface ICommitSource
{
    /// <summary>The instance key: an entity may occur once in a transaction, so a batch holds a key once.</summary>
    string Key { get; }

    /// <summary>
    /// Describes the changes as of now, without side effects: when the batch is full it is asked again for the next.
    /// </summary>
    /// <returns>The commit, or null when nothing is to be written any more.</returns>
    PendingCommit? Prepare();
}
