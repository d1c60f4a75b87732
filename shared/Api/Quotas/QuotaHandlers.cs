using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EipFunctions.Api.Quotas;

/// <summary>Lists limits and what is used of them.</summary>
internal static class QuotaHandlers
{
    private const int ReadsAtOnce = 20;

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var (regionId, resourceId) = (request.Query.Text("regionId"), request.Query.Text("resourceId"));
        if (regionId is null)
        {
            request.Errors.Add("regionId", null, "It is required.", "Send the query parameter regionId.");
        }

        request.Errors.CheckId("regionId", regionId);
        request.Errors.CheckId("resourceId", resourceId);
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var partition = new AccountRegion(request.Principal.AccountId, regionId!);
        var settings = await request.Services.Snapshots.SettingsAsync(partition, Freshness.Stored, request.Aborted);
        if (resourceId is null)
        {
            return Answer(Quota.All.Select(quota => View(request, quota, settings, target: null, pending: [])));
        }

        var target = (await request.Services.Resources.GetAsync(partition, resourceId, request.Aborted))?.Value;
        if (target is null || !request.Principal.Sees(target.Resource.ResourceGroupId))
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, resourceId);
        }

        var pending = await PendingAsync(request, partition, target);
        return Answer(Quota.All
            .Where(quota => quota.Kind is null || quota.Kind == target.Resource.Kind)
            .Select(quota => View(request, quota, settings, target, pending)));
    }

    private static JsonHttpResult<QuotaList> Answer(IEnumerable<QuotaView> quotas) =>
        TypedResults.Json(new QuotaList([.. quotas]), ApiJson.Readable.QuotaList);

    // Who does not see everything must not count what others have either.
    private static QuotaView View(
        ApiRequest request, Quota quota, AccountSettings settings, RegisteredResource? target, IReadOnlyList<Occupant> pending)
    {
        var (used, underWay) = !request.Principal.SeesEverything || (target is null && quota.Kind is not null) ? ((int?)null, (int?)null)
            : quota.Kind is null || target is null ? (settings.EipCount, 0)
            : (quota.UsedOn(target), quota.UsedOn(target with { Occupants = pending }) - quota.UsedOn(target with { Occupants = [] }));
        var countedOn = quota.Kind is null ? null : target;
        return new(
            quota.QuotaId,
            quota.Description,
            settings.LimitOf(quota, countedOn),
            settings.ScopeOf(quota, countedOn),
            quota.DefaultLimit,
            quota.HighestLimit,
            used,
            underWay);
    }

    // An occupant does not say how far its association has come; its EIP does.
    private static async Task<IReadOnlyList<Occupant>> PendingAsync(
        ApiRequest request, AccountRegion partition, RegisteredResource target)
    {
        var pending = new List<Occupant>();
        foreach (var occupants in target.Occupants.Chunk(ReadsAtOnce))
        {
            var eips = await Task.WhenAll(occupants.Select(occupant => request.Services.Store.GetAsync(
                partition, Storage.State.Keys.Eip(occupant.EipId), Freshness.Remembered, request.Aborted)));
            pending.AddRange(occupants.Where((_, i) => eips[i]?.Value.State == EipState.Associating));
        }

        return pending;
    }
}
