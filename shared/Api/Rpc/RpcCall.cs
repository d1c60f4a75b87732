using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.State;

namespace EipFunctions.Api.Rpc;

/// <summary>A request that was authenticated and may be made, on its way to its action.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="Action">The name of the action.</param>
/// <param name="Principal">Who asks.</param>
/// <param name="Sent">The parameters as they were sent, query and form together.</param>
/// <param name="Services">What actions work with.</param>
/// <param name="Aborted">Cancelled when the caller is gone, or the time is up in which clients expect an answer.</param>
internal sealed record RpcCall(
    string RequestId,
    string Action,
    Principal Principal,
    IReadOnlyDictionary<string, string> Sent,
    ApiServices Services,
    CancellationToken Aborted)
{
    /// <summary>The account in a region.</summary>
    public AccountRegion In(string regionId) => new(Principal.AccountId, regionId);

    /// <summary>
    /// Where to look for an EIP: in the region that was named, else wherever the account has it, as most actions on an EIP
    /// may leave the region out.
    /// </summary>
    /// <returns>The account and region; null when none was named and no region has an EIP of that id.</returns>
    public async Task<AccountRegion?> WhereAsync(string? regionId, string eipId)
    {
        if (regionId is not null)
        {
            return In(regionId);
        }

        var eip = await Services.Snapshots.FindElsewhereAsync(
            AccountRegion.EveryRegionOf(Principal.AccountId), Storage.State.Keys.Eip(eipId), Aborted);
        return eip is null ? null : In(eip.RegionId);
    }

    /// <summary>An EIP that the caller may see.</summary>
    /// <returns>Its row; null when there is none.</returns>
    public async Task<Row<Eip>?> SeenEipAsync(AccountRegion partition, string eipId) =>
        await Services.Eips.GetAsync(partition, eipId, Aborted) is { } row && Principal.Sees(row.Value.ResourceGroupId) ? row : null;
}
