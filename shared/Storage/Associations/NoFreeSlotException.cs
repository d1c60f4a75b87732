namespace EipFunctions.Storage.Associations;

/// <summary>No rule is violated, yet the resource has no free slot: a fault of the rules, which must not pass as success.</summary>
public sealed class NoFreeSlotException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="resourceId">The resource.</param>
    public NoFreeSlotException(string resourceId)
        : base($"No rule is violated, yet '{resourceId}' has no free slot.")
    {
    }
}
