namespace EipFunctions.Storage.State;

/// <summary>
/// A transaction was refused whole, because a row that it inserts exists, or one that it changes or deletes was
/// changed or deleted meanwhile. Read again and decide anew.
/// </summary>
public sealed class StateConflictException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="innerException">The store's answer.</param>
    public StateConflictException(Exception innerException)
        : base("A row of the transaction was changed by someone else.", innerException)
    {
    }
}
