using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

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

    /// <summary>The EIP where another region of the account has it; null when none does, or the principal may not see it there.</summary>
    public Eip? Elsewhere
    {
        get => field is { } eip && Principal.Sees(eip.ResourceGroupId) ? eip : null;
        init;
    }

    /// <summary>
    /// The NAT gateway that the EIP was associated with last; null when it was another kind of resource, is gone, or the
    /// principal may not see it.
    /// </summary>
    public RegisteredResource? LastNatGateway
    {
        get => field is { } gateway && Principal.Sees(gateway.Resource.ResourceGroupId) ? gateway : null;
        init;
    }
}
