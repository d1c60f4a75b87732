using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules.Nat;

namespace EipFunctions.Domain.Rules;

/// <summary>
/// All that the rules for a new DNAT entry read, taken at one time. It gives out only what the principal may see, so
/// that no rule can tell a RAM user of what is not theirs.
/// </summary>
public sealed record DnatEntrySnapshot : INatEntrySnapshot
{
    private readonly RegisteredResource? _target;
    private readonly RegisteredResource? _named;

    /// <summary>The entry that is to be made.</summary>
    public required DnatEntry Entry { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The account's settings in the region.</summary>
    public required AccountSettings Account { get; init; }

    /// <summary>The NAT gateway that is to carry it; null when there is none that the principal may see.</summary>
    public RegisteredResource? NatGateway
    {
        get => field is { } gateway && Principal.Sees(gateway.Resource.ResourceGroupId) ? gateway : null;
        init;
    }

    /// <summary>
    /// The registered resource that has the entry's internal address, an ECS instance rather than its primary ENI;
    /// null when none does that the principal may see.
    /// </summary>
    public RegisteredResource? Target
    {
        get => TargetIsHidden ? null : _target;
        init => _target = value;
    }

    /// <summary>The resource that the request names as the one with the address; the target itself where none is given here.</summary>
    public RegisteredResource? Named
    {
        get => TargetIsHidden ? null : _named ?? _target;
        init => _named = value;
    }

    /// <summary>Whether the principal may not see the resource that has the internal address, or the one named for it.</summary>
    internal bool TargetIsHidden => IsHidden(_target) || IsHidden(_named);

    private bool IsHidden(RegisteredResource? resource) =>
        resource is not null && !Principal.Sees(resource.Resource.ResourceGroupId);

    string INatEntrySnapshot.NatGatewayId => Entry.NatGatewayId;
}
