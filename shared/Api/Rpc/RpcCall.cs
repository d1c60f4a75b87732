using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Guidance;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;

namespace EipFunctions.Api.Rpc;

/// <summary>A request that was authenticated and may be made, on its way to its action.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="Action">The name of the action.</param>
/// <param name="Principal">Who asks.</param>
/// <param name="Sent">The parameters as they were sent, query and form together.</param>
/// <param name="Services">What actions work with.</param>
/// <param name="DecisionTime">How long to wait until an operation is decided.</param>
/// <param name="Aborted">Cancelled when the caller is gone, or the time is up in which clients expect an answer.</param>
internal sealed record RpcCall(
    string RequestId,
    string Action,
    Principal Principal,
    IReadOnlyDictionary<string, string> Sent,
    ApiServices Services,
    TimeSpan DecisionTime,
    CancellationToken Aborted)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The account in a region.</summary>
    public AccountRegion In(string regionId) => new(Principal.AccountId, regionId);

    /// <summary>
    /// Where to look for an EIP: in the region that was named, else wherever the account has it, as most actions on an EIP
    /// may leave the region out.
    /// </summary>
    /// <returns>The account and region; null when none was named and no region has an EIP of that id that the caller may see.</returns>
    public async Task<AccountRegion?> WhereAsync(string? regionId, string eipId)
    {
        if (regionId is not null)
        {
            return In(regionId);
        }

        var eip = await Services.Snapshots.FindElsewhereAsync(
            AccountRegion.EveryRegionOf(Principal.AccountId), Storage.State.Keys.Eip(eipId), Aborted);
        return eip is null || !Principal.Sees(eip.ResourceGroupId) ? null : In(eip.RegionId);
    }

    /// <summary>The EIPs of a region that the caller may see.</summary>
    /// <param name="partition">The account and region.</param>
    /// <param name="eipIds">Those that are asked for; all of them when empty.</param>
    /// <returns>The EIPs; those that there are not are left out.</returns>
    public async Task<IReadOnlyList<Eip>> EipsAsync(AccountRegion partition, IReadOnlyList<string> eipIds)
    {
        if (eipIds.Count > 0)
        {
            var rows = await Task.WhenAll(eipIds.Distinct(StringComparer.Ordinal)
                .Select(eipId => Services.Eips.GetAsync(partition, eipId, Aborted)));
            return [.. rows.OfType<Row<Eip>>().Select(row => row.Value).Where(eip => Principal.Sees(eip.ResourceGroupId))];
        }

        var eips = new List<Eip>();
        await foreach (var row in Services.Store.ListAsync(partition, Storage.State.Keys.Eips, Aborted))
        {
            if (Principal.Sees(row.Value.ResourceGroupId))
            {
                eips.Add(row.Value);
            }
        }

        return eips;
    }

    /// <summary>A resource as the caller may see it.</summary>
    /// <returns>The resource; null when there is none that they may see.</returns>
    public Task<RegisteredResource?> SeenResourceAsync(AccountRegion partition, string resourceId) =>
        VisibleResource.FindAsync(Services, Principal, partition, resourceId, Aborted);

    /// <summary>
    /// Tries a change until no operation is in its way, for as long as an answer may take: clients change an EIP in the moment in
    /// which its association has been answered, and most do not try again.
    /// </summary>
    /// <typeparam name="T">What a try comes to.</typeparam>
    /// <param name="change">Tries it.</param>
    /// <param name="isInTransition">Whether an operation was in its way.</param>
    /// <returns>What the last try came to.</returns>
    public async Task<T> WhenSettledAsync<T>(Func<Task<T>> change, Func<T, bool> isInTransition)
    {
        for (var since = Services.Time.GetTimestamp(); ;)
        {
            var result = await change();
            if (!isInTransition(result) || Services.Time.GetElapsedTime(since) >= DecisionTime)
            {
                return result;
            }

            await Task.Delay(Pause, Services.Time, Aborted);
        }
    }
}
