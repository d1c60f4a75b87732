namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The resource that an EIP is associated with already, as far as the caller may know of it.</summary>
internal static class AssociatedResource
{
    /// <summary>Its id; null when there is none, or when it may be in a group that the principal may not see.</summary>
    public static string? VisibleTo(AssociationSnapshot snapshot)
    {
        var resourceId = snapshot.Eip?.Association?.ResourceId;

        // The resource that is asked for is one that the principal may see.
        return snapshot.Principal.SeesEverything || resourceId == snapshot.Target?.Resource.ResourceId ? resourceId : null;
    }
}
