using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Holds;

/// <summary>A hold, as the API shows it.</summary>
public sealed record HoldView
{
    /// <summary>The EIP that is held.</summary>
    public required string EipId { get; init; }

    /// <summary>The hold.</summary>
    public required string HoldId { get; init; }

    /// <summary>The resource that is gone; absent, as what else tells of it, when the caller may not see its resource group.</summary>
    public string? ResourceId { get; init; }

    /// <summary>Its logical id; absent when it had none.</summary>
    public string? LogicalId { get; init; }

    /// <summary>Its kind: a replacement is of the same one.</summary>
    public required ResourceKind ResourceKind { get; init; }

    /// <summary>The mode that the EIP was associated in.</summary>
    public required EipMode Mode { get; init; }

    /// <summary>The private address that the EIP mapped to; absent for a NAT gateway.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>The policy of the association that ended, and of the next one.</summary>
    public required AssociationPolicy Policy { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it ends without a replacement, in UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Whether the EIP is released then.</summary>
    public required bool ReleaseAfterwards { get; init; }

    /// <summary>Why a replacement that is there did not get the EIP yet; absent when nothing is in the way.</summary>
    public string? Obstacle { get; init; }

    /// <summary>The view of an EIP's hold.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="eip">The EIP, which they may see.</param>
    /// <returns>The view; null when the EIP is not held.</returns>
    internal static HoldView? Of(Principal principal, Eip eip)
    {
        if (eip.Hold is not { } hold)
        {
            return null;
        }

        // The obstacle names a replacement, which can be in any group.
        var isSeen = principal.SeesEverything || (hold.ResourceGroupId is { } group && principal.Sees(group));
        return new()
        {
            EipId = eip.EipId,
            HoldId = hold.HoldId,
            ResourceId = isSeen ? hold.ResourceId : null,
            LogicalId = isSeen ? hold.LogicalId : null,
            ResourceKind = hold.ResourceKind,
            Mode = hold.Mode,
            PrivateIpAddress = isSeen ? hold.PrivateIpAddress : null,
            Policy = hold.Policy,
            Since = hold.Since,
            Until = hold.Until,
            ReleaseAfterwards = hold.ReleaseAfterwards,
            Obstacle = principal.SeesEverything ? hold.Obstacle : null,
        };
    }
}
