namespace EipFunctions.Domain.ResourceEvents;

/// <summary>What this service does about an event.</summary>
public enum ReactionEffect
{
    /// <summary>Nothing beyond recording it: the next request is decided on it, and who waits for the resource looks again.</summary>
    Record,

    /// <summary>Every association of the resource is ended, and its policy says what becomes of the EIP.</summary>
    EndAssociations,

    /// <summary>The association is marked broken and that is announced; when the cause is gone, it is restored.</summary>
    BreakAssociation,

    /// <summary>The association goes on behind another instance, which is announced.</summary>
    FollowAssociation,
}
