using EipFunctions.Api.Holds;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Idle;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.State;

namespace EipFunctions.Api.Eips;

/// <summary>
/// Shows of an EIP what a principal may see: a RAM user sees neither an EIP nor an associated resource of a resource
/// group that is not theirs (FAQ section_92e_zg7_cex).
/// </summary>
internal sealed class EipViews(StateStore store)
{
    /// <summary>Who had an EIP last, as far as a principal may know. Where the group is not known, those of some groups may not.</summary>
    public static LastHolder? LastHolderOf(Principal principal, Eip eip) =>
        eip.LastHolder is { } last
        && (principal.SeesEverything || (last.ResourceGroupId is { } group && principal.Sees(group)))
            ? last
            : null;

    /// <summary>The view; null when the principal may not see the EIP.</summary>
    public async Task<EipView?> OfAsync(
        AccountRegion partition, Principal principal, Eip eip, CancellationToken cancellationToken)
    {
        if (!principal.Sees(eip.ResourceGroupId))
        {
            return null;
        }

        var view = EipView.Of(eip) with
        {
            LastHolder = LastHolderOf(principal, eip),
            Hold = HoldView.Of(principal, eip),
        };
        if (principal.SeesEverything || view.Association is null)
        {
            return view;
        }

        if (!await IsSeenAsync(partition, principal, view.Association.ResourceId, cancellationToken))
        {
            return view with { Association = null };
        }

        return view.Association.Replaces is { } before
            && !await IsSeenAsync(partition, principal, before.ResourceId, cancellationToken)
                ? view with { Association = view.Association with { Replaces = null } }
                : view;
    }

    private async Task<bool> IsSeenAsync(
        AccountRegion partition, Principal principal, string resourceId, CancellationToken cancellationToken)
    {
        var resource = await store.GetAsync(
            partition, Storage.State.Keys.Resource(resourceId), Freshness.Stored, cancellationToken);
        return resource is null || principal.Sees(resource.Value.Resource.ResourceGroupId);
    }
}
