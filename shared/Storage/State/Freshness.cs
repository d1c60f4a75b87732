namespace EipFunctions.Storage.State;

/// <summary>How a row may be read.</summary>
public enum Freshness
{
    /// <summary>From the store.</summary>
    Stored,

    /// <summary>From memory where this process read or wrote it lately: right for a change, which the store checks by ETag.</summary>
    Remembered,
}
