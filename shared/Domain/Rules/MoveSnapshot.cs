using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules;

/// <summary>
/// All that the rules of a move read, taken at one time. It gives out only what the principal may see, so that no rule
/// can tell a RAM user of what is not theirs.
/// </summary>
public sealed record MoveSnapshot
{
    private readonly RegisteredResource? _current;

    /// <summary>What is asked for.</summary>
    public required MoveRequest Request { get; init; }

    /// <summary>The region that the request was sent to; null where that is not known.</summary>
    public string? RegionId { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The account's settings in the region.</summary>
    public required AccountSettings Account { get; init; }

    /// <summary>The EIP; null when there is none in the region that the principal may see.</summary>
    public Eip? Eip
    {
        get => field is { } eip && Principal.Sees(eip.ResourceGroupId) ? eip : null;
        init;
    }

    /// <summary>The resource that the EIP is associated with; null when it is gone, the EIP is free, or the principal may not see it.</summary>
    public RegisteredResource? Current
    {
        get => AsDisassociation.Target;
        init => _current = value;
    }

    /// <summary>The association that the EIP has; null when there is none, or the principal may not see its resource.</summary>
    public Association? Association => AsDisassociation.Association;

    /// <summary>The resource that the EIP is to be moved to, wherever in the account it is; null when there is none that the principal may see.</summary>
    public RegisteredResource? Target
    {
        get => field is { } target && Principal.Sees(target.Resource.ResourceGroupId) ? target : null;
        init;
    }

    /// <summary>The instance that the target is attached to, wanted only where an ENI does not name its type; null when it is not known.</summary>
    public RegisteredResource? Attachment { get; init; }

    /// <summary>How long after a move the EIP is not moved again.</summary>
    public required TimeSpan CoolDown { get; init; }

    /// <summary>The time, in UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The first half of the move: the EIP leaves its resource, as in a disassociation.</summary>
    public DisassociationSnapshot AsDisassociation => new()
    {
        Request = new() { EipId = Request.EipId, Force = Request.Force },
        Principal = Principal,
        Eip = Eip,
        Target = _current,
    };

    /// <summary>
    /// The second half of the move: the EIP is associated with the target, as if it were free and did not occupy it. What
    /// holds for associating with a resource holds for moving to it.
    /// </summary>
    public AssociationSnapshot AsAssociation => new()
    {
        Request = new()
        {
            EipId = Request.EipId,
            ResourceId = Request.ResourceId,
            ResourceKind = Request.ResourceKind,
            Mode = Request.Mode,
            PrivateIpAddress = Request.PrivateIpAddress,
        },
        RegionId = RegionId,
        Principal = Principal,
        Account = Account,
        Eip = Eip is null ? null : Eip with { State = EipState.Available, Association = null },
        Target = Target is null
            ? null
            : Target with { Occupants = [.. Target.Occupants.Where(occupant => occupant.EipId != Request.EipId)] },
        Attachment = Attachment,
    };
}
