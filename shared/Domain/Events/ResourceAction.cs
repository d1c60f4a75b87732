namespace EipFunctions.Domain.Events;

/// <summary>What is done to a resource itself, as its history calls it. No events are sent of it.</summary>
public static class ResourceAction
{
    /// <summary>It was registered.</summary>
    public const string Registered = "EipFunctions.Resource.Registered";

    /// <summary>Its registration was brought up to date.</summary>
    public const string Updated = "EipFunctions.Resource.Updated";

    /// <summary>It was removed.</summary>
    public const string Removed = "EipFunctions.Resource.Removed";
}
