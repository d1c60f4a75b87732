using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules;

/// <summary>
/// All that the association rules read, taken at one time. It gives out only what the principal may see, so that no
/// rule can tell a RAM user of what is not theirs.
/// </summary>
public sealed record AssociationSnapshot
{
    /// <summary>What is asked for.</summary>
    public required AssociationRequest Request { get; init; }

    /// <summary>The region that the request was sent to; null where that is not known.</summary>
    public string? RegionId { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The account's settings in the region.</summary>
    public required AccountSettings Account { get; init; }

    /// <summary>The EIP, wherever in the account it is; null when there is none that the principal may see.</summary>
    public Eip? Eip
    {
        get => field is { } eip && Principal.Sees(eip.ResourceGroupId) ? eip : null;
        init;
    }

    /// <summary>The resource, wherever in the account it is; null when there is none that the principal may see.</summary>
    public RegisteredResource? Target
    {
        get => field is { } target && Principal.Sees(target.Resource.ResourceGroupId) ? target : null;
        init;
    }

    /// <summary>
    /// The instance that the ENI is attached to, wanted only where the ENI does not name its type; null when it is not
    /// known or the principal may not see it.
    /// </summary>
    public RegisteredResource? Attachment
    {
        get => field is { } instance && Principal.Sees(instance.Resource.ResourceGroupId) ? instance : null;
        init;
    }

    /// <summary>The type of the instance that the ENI is attached to, as the ENI has it or else the instance; null when neither says it.</summary>
    public string? AttachedInstanceType => Target?.Resource switch
    {
        NetworkInterface { IsAttached: true, InstanceType: { Length: > 0 } type } => type,
        NetworkInterface { IsAttached: true, InstanceId: { } instanceId }
            when Attachment?.Resource is EcsInstance { InstanceType: { Length: > 0 } type } instance && instance.ResourceId == instanceId => type,
        _ => null,
    };

    /// <summary>The mode that the association would have.</summary>
    public EipMode Mode => Request.Mode ?? Eip?.Mode ?? EipMode.Nat;
}
