using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Events;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.History;

/// <summary>Shows what was done to a resource and to the EIPs on it.</summary>
internal static class ResourceHistoryHandler
{
    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var (partition, resourceId) = (request.Partition, request.PathId("resourceId"));
        var list = $"resource-history|{partition}|{resourceId}";
        var (size, after) = (request.Query.PageSize(HistoryHandler.MostItems), request.ContinuationToken(list));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!await IsSeenAsync(request, partition, resourceId))
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, resourceId);
        }

        // Entries about an EIP that the caller may not see are left out whole: their number would tell of it.
        var views = new AuditEntryViews(request, partition);
        var page = await Listing.PageOfVisibleAsync(
            request,
            partition,
            list,
            new RowQuery<ResourceAuditEntry>(
                Storage.State.Keys.ResourceAuditOf(resourceId), size, after, request.Principal.SeesEverything),
            row => row.EipResourceGroupId is null || request.Principal.Sees(row.EipResourceGroupId),
            async row => (AuditEntry?)await views.OfAsync(row.Entry));
        return TypedResults.Json(page, ApiJson.Readable.PageAuditEntry);
    }

    // What became of a resource that is gone, only those are told who see everything: its resource group went with it.
    private static async Task<bool> IsSeenAsync(ApiRequest request, AccountRegion partition, string resourceId)
    {
        var row = await request.Services.Resources.GetAsync(partition, resourceId, request.Aborted);
        if (row is not null)
        {
            return request.Principal.Sees(row.Value.Resource.ResourceGroupId);
        }

        return request.Principal.SeesEverything
            && (await request.Services.Store.ListPageAsync(
                partition, Storage.State.Keys.ResourceAuditOf(resourceId), pageSize: 1, continuationToken: null, request.Aborted)).Rows.Count > 0;
    }
}
