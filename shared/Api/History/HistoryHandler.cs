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

        var seen = new Dictionary<string, bool>(StringComparer.Ordinal);
        var page = await Listing.PageAsync(
            list,
            token,
            next => request.Services.Store.ListPageAsync(
                partition, Storage.State.Keys.AuditOf(eipId), size, next, request.Aborted),
            async entry => (AuditEntry?)await ShowAsync(request, partition, seen, entry));
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

    // A RAM user of some groups is told neither of a resource that is not theirs nor, as a reason may name one, why.
    private static async Task<AuditEntry> ShowAsync(
        ApiRequest request, AccountRegion partition, Dictionary<string, bool> seen, AuditEntry entry)
    {
        if (request.Principal.SeesEverything)
        {
            return entry;
        }

        var isSeen = await IsResourceSeenAsync(request, partition, seen, entry.ResourceId);
        var isPreviousSeen = await IsResourceSeenAsync(request, partition, seen, entry.PreviousResourceId);

        // What a move failed with may name the resource that it was to; once it is undone the entry does not say which.
        var mayNameAnother = entry.Action == EipEventType.MoveRolledBack || (entry.PreviousResourceId is not null && !isPreviousSeen);
        return entry with
        {
            ResourceId = isSeen ? entry.ResourceId : null,
            PreviousResourceId = isPreviousSeen ? entry.PreviousResourceId : null,
            Reason = (isSeen && !mayNameAnother) || entry.Action == EipEventType.EipChanged ? entry.Reason : null,
        };
    }

    private static async Task<bool> IsResourceSeenAsync(
        ApiRequest request, AccountRegion partition, Dictionary<string, bool> seen, string? resourceId)
    {
        if (resourceId is null)
        {
            return false;
        }

        if (!seen.TryGetValue(resourceId, out var isSeen))
        {
            var resource = await request.Services.Store.GetAsync(
                partition, Storage.State.Keys.Resource(resourceId), Freshness.Stored, request.Aborted);
            seen[resourceId] = isSeen = resource is not null && request.Principal.Sees(resource.Value.Resource.ResourceGroupId);
        }

        return isSeen;
    }
}
