using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules;

/// <summary>
/// All that the rules of a change of mode read, taken at one time. It gives out only what the principal may see, so
/// that no rule can tell a RAM user of what is not theirs.
/// </summary>
public sealed record ModeChangeSnapshot
{
    /// <summary>What is asked for.</summary>
    public required ModeChangeRequest Request { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The account's settings in the region.</summary>
    public required AccountSettings Account { get; init; }

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

    /// <summary>The associated resource; null when it is gone, the EIP is free, or the principal may not see it.</summary>
    public RegisteredResource? Target
    {
        get => Eip?.Association is not null && field is { } target && Principal.Sees(target.Resource.ResourceGroupId) ? target : null;
        init;
    }

    /// <summary>The instance that the ENI is attached to, wanted only where the ENI does not name its type; null when it is not known.</summary>
    public RegisteredResource? Attachment { get; init; }

    /// <summary>
    /// Whether the binding on the gateway would change. It stays as it is when it has the mode already and no other
    /// private address is named.
    /// </summary>
    public bool ChangesBinding => Eip is { State: EipState.InUse, Association: { } association }
        && (association.Mode != Request.Mode
            || Request.PrivateIpAddress is { } address && address != association.PrivateIpAddress);

    /// <summary>Whether anything at all would change. What would is not known while another operation changes the EIP.</summary>
    public bool ChangesAnything => Eip is { State: EipState.Available or EipState.InUse } eip && (ChangesBinding || eip.Mode != Request.Mode);

    /// <summary>
    /// The change as an association of the same EIP with the same resource, made as if the EIP were free and did not
    /// occupy it: what holds for associating in a mode holds for changing to it.
    /// </summary>
    public AssociationSnapshot AsAssociation => new()
    {
        Request = new()
        {
            EipId = Request.EipId,
            ResourceId = Eip?.Association?.ResourceId ?? "",
            Mode = Request.Mode,
            PrivateIpAddress = Request.PrivateIpAddress,
        },
        Principal = Principal,
        Account = Account,
        Eip = Eip is null ? null : Eip with { State = EipState.Available, Association = null },
        Target = Target is null
            ? null
            : Target with { Occupants = [.. Target.Occupants.Where(occupant => occupant.EipId != Request.EipId)] },
        Attachment = Attachment,
    };
}
