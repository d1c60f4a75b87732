namespace EipFunctions.Storage.State;

/// <summary>A value is larger than an entity of Table Storage can hold.</summary>
public sealed class RowTooLargeException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="length">The length of its JSON, in characters.</param>
    /// <param name="limit">The most characters that fit.</param>
    public RowTooLargeException(string key, int length, int limit)
        : base($"Row '{key}' has {length} characters; a row holds at most {limit}.")
    {
    }
}
