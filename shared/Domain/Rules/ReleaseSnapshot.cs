using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Domain.Rules;

/// <summary>All that the release rules read, taken at one time.</summary>
public sealed record ReleaseSnapshot
{
    /// <summary>The id of the EIP that is to be given back.</summary>
    public required string EipId { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The EIP; null when there is none that the principal may see.</summary>
    public Eip? Eip
    {
        get => field is { } eip && Principal.Sees(eip.ResourceGroupId) ? eip : null;
        init;
    }
}
