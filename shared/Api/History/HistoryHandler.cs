using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Eips;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Events;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.History;

/// <summary>Shows what was done to an EIP.</summary>
internal static class HistoryHandler
{
    public const int MostItems = 1000;

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var (partition, eipId) = (request.Partition, request.PathId("eipId"));
        var list = $"history|{partition}|{eipId}";
        var (size, token) = (request.Query.PageSize(MostItems), request.ContinuationToken(list));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!await IsSeenAsync(request, partition, eipId))
        {
            return await EipHandlers.NoSuchEipAsync(request, partition, eipId);
        }

        var views = new AuditEntryViews(request, partition);
        var page = await Listing.PageAsync(
            list,
            token,
            next => request.Services.Store.ListPageAsync(
                partition, Storage.State.Keys.AuditOf(eipId), size, next, request.Aborted),
            async entry => (AuditEntry?)await views.OfAsync(entry));
        return TypedResults.Json(page, ApiJson.Readable.PageAuditEntry);
    }

    // What became of an EIP that is gone, only those are told who see everything: its resource group went with it.
    private static async Task<bool> IsSeenAsync(ApiRequest request, AccountRegion partition, string eipId)
    {
        var (store, keys) = (request.Services.Store, (Eip: Storage.State.Keys.Eip(eipId), First: Storage.State.Keys.Audit(eipId, 1)));
        var row = await store.GetAsync(partition, keys.Eip, Freshness.Stored, request.Aborted);
        return row is not null
            ? request.Principal.Sees(row.Value.ResourceGroupId)
            : request.Principal.SeesEverything
                && await store.GetAsync(partition, keys.First, Freshness.Stored, request.Aborted) is not null;
    }
}
