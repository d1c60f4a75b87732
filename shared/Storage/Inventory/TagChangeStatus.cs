namespace EipFunctions.Storage.Inventory;

/// <summary>What a change of the tags of EIPs came to.</summary>
public enum TagChangeStatus
{
    /// <summary>Every EIP has its tags as asked for.</summary>
    Changed,

    /// <summary>Refused: some EIPs do not exist, or the principal may not see them.</summary>
    NotFound,

    /// <summary>Refused: an operation is changing some of the EIPs.</summary>
    InTransition,

    /// <summary>Refused: some EIPs would have more than <see cref="TagChange.MostTags"/> tags.</summary>
    TooManyTags,
}
