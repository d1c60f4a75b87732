using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Rules;

/// <summary>
/// All that the rules of a swap read, taken at one time. It gives out only what the principal may see, so that no rule
/// can tell a RAM user of what is not theirs.
/// </summary>
public sealed record SwapSnapshot
{
    /// <summary>What is asked for.</summary>
    public required SwapRequest Request { get; init; }

    /// <summary>The region that the request was sent to.</summary>
    public required string RegionId { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The account's settings in the region.</summary>
    public required AccountSettings Account { get; init; }

    /// <summary>The one EIP with its place.</summary>
    public required SwapSide One { get; init; }

    /// <summary>The other EIP with its place.</summary>
    public required SwapSide Other { get; init; }

    /// <summary>How long after a move an EIP is not moved again.</summary>
    public required TimeSpan CoolDown { get; init; }

    /// <summary>The time, in UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The swap as a move of the one EIP to the place of the other, which has left it.</summary>
    public MoveSnapshot AsMove => Move(Request.EipId, Request.ExpectedCurrent, One, Other);

    /// <summary>The swap as a move of the other EIP to the place of the one, which has left it.</summary>
    public MoveSnapshot AsOtherMove => Move(Request.OtherEipId, Request.OtherExpectedCurrent, Other, One);

    private MoveSnapshot Move(string eipId, string? expectedCurrent, SwapSide mover, SwapSide left)
    {
        var (eip, leaver) = (Visible(mover.Eip), Visible(left.Eip));

        // A place that the principal may not see is none: not even its resource's id is told.
        var target = leaver?.Association is not null && left.Resource is { } resource && Principal.Sees(resource.Resource.ResourceGroupId)
            ? resource with { Occupants = [.. resource.Occupants.Where(occupant => occupant.EipId != leaver.EipId)] }
            : null;
        var place = target is null ? null : leaver!.Association;
        return new()
        {
            Request = new()
            {
                EipId = eipId,
                ExpectedCurrent = expectedCurrent,
                ResourceId = place?.ResourceId ?? "",
                Mode = place?.Mode,
                PrivateIpAddress = place?.ResourceKind == ResourceKind.NetworkInterface ? place.PrivateIpAddress : null,
                Force = Request.Force,
            },
            RegionId = RegionId,
            Principal = Principal,
            Account = Account,
            Eip = eip,
            Current = mover.Resource,
            Target = target,
            Attachment = left.Attachment,
            CoolDown = CoolDown,
            Now = Now,
        };
    }

    private Eip? Visible(Eip? eip) => eip is not null && Principal.Sees(eip.ResourceGroupId) ? eip : null;
}
