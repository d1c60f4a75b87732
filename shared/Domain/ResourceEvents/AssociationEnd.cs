using EipFunctions.Domain.Associations;

namespace EipFunctions.Domain.ResourceEvents;

/// <summary>How an association of a resource that is gone ended.</summary>
public sealed record AssociationEnd
{
    /// <summary>The EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>The association.</summary>
    public required string AssociationId { get; init; }

    /// <summary>The operation that ended it; null when somebody else did, and then nothing becomes of the EIP.</summary>
    public string? OperationId { get; init; }

    /// <summary>What became of the EIP by its policy.</summary>
    public ResourceGoneAction Then { get; init; }

    /// <summary>The operation that released the EIP; null where none was asked to.</summary>
    public string? ReleaseOperationId { get; init; }

    /// <summary>Why the EIP was kept although its policy says Release; null where it does not, or was released.</summary>
    public string? KeptBecause { get; init; }
}
