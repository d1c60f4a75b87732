using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules;

/// <summary>
/// All that the disassociation rules read, taken at one time. It gives out only what the principal may see, so that no
/// rule can tell a RAM user of what is not theirs.
/// </summary>
public sealed record DisassociationSnapshot
{
    private readonly RegisteredResource? _target;

    /// <summary>What is asked for.</summary>
    public required DisassociationRequest Request { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The EIP; null when there is none that the principal may see.</summary>
    public Eip? Eip
    {
        get => field is { } eip && Principal.Sees(eip.ResourceGroupId) ? eip : null;
        init;
    }

    /// <summary>The EIP where another region of the account has it; null when none does, or the principal may not see it there.</summary>
    public Eip? Elsewhere
    {
        get => field is { } eip && Principal.Sees(eip.ResourceGroupId) ? eip : null;
        init;
    }

    /// <summary>The association that holds it; null when there is none, or the principal may not see its resource.</summary>
    public Association? Association => TargetIsHidden ? null : Eip?.Association;

    /// <summary>The associated resource; null when it is gone, the EIP is free, or the principal may not see it.</summary>
    public RegisteredResource? Target
    {
        get => Eip is null || TargetIsHidden ? null : _target;
        init => _target = value;
    }

    /// <summary>Whether there is an associated resource that the principal may not see.</summary>
    internal bool TargetIsHidden => _target is { } target && !Principal.Sees(target.Resource.ResourceGroupId);
}
