using EipFunctions.Api.Eips;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Idle;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Api.Idle;

/// <summary>
/// Shows the EIPs that nothing uses. Whatever kind of resource has an EIP, and an association that is on its way in or
/// out, is a use.
/// </summary>
internal sealed class IdleEips(EipInventory eips, EipPricing pricing, TimeProvider time)
{
    private const int MostReusable = 10;
    private const int MostRead = 1000;

    /// <summary>The view; null when something uses the EIP or the principal may not see it.</summary>
    public IdleEip? Of(Principal principal, Eip eip) => eip is { IsIdle: true, IdleSince: { } since } && principal.Sees(eip.ResourceGroupId)
        ? new()
        {
            EipId = eip.EipId,
            IpAddress = eip.IpAddress,
            Name = eip.Name,
            Tags = eip.Tags,
            InternetChargeType = eip.InternetChargeType,
            Bandwidth = eip.Bandwidth,
            IdleSince = since,
            IdleDays = eip.IdleDays(time.GetUtcNow()),
            LastHolder = EipViews.LastHolderOf(principal, eip),
            MonthlyCost = pricing.MonthlyCost(eip),
        }
        : null;

    /// <summary>What idle EIPs cost together.</summary>
    public Money CostOf(IEnumerable<IdleEip> idle) => pricing.Sum(idle.Select(eip => eip.MonthlyCost));

    /// <summary>
    /// Idle EIPs that a principal could use instead of another one, the longest idle first. They come from the first
    /// thousand of the region: to be complete is not worth reading a large region for.
    /// </summary>
    public async Task<IReadOnlyList<IdleEip>> ReusableAsync(
        AccountRegion partition, Principal principal, CancellationToken cancellationToken)
    {
        if (!principal.Can(Rights.Read))
        {
            return [];
        }

        var page = await eips.ListAsync(partition, MostRead, continuationToken: null, cancellationToken);
        return [.. page.Rows
            .Select(row => Of(principal, row.Value))
            .OfType<IdleEip>()
            .OrderBy(idle => idle.IdleSince)
            .ThenBy(idle => idle.EipId, StringComparer.Ordinal)
            .Take(MostReusable)];
    }
}
