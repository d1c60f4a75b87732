using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules;

/// <summary>All that the disassociation rules read, taken at one time.</summary>
public sealed record DisassociationSnapshot
{
    /// <summary>What is asked for.</summary>
    public required DisassociationRequest Request { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The EIP; null when there is none.</summary>
    public Eip? Eip { get; init; }

    /// <summary>The associated resource; null when it is gone or the EIP is free.</summary>
    public RegisteredResource? Target { get; init; }
}
