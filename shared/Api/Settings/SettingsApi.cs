using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Settings;

/// <summary>The operations on quotas and settings.</summary>
internal static class SettingsApi
{
    private const string Settings = "regions/{regionId}/settings";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("ListQuotas", HttpMethods.Get, "quotas", Rights.Read, ListQuotasAsync)
        {
            Summary = "Lists the account's quotas in a region.",
            Parameters = [ApiParameter.Query("regionId", "The region.") with { IsRequired = true }],
            Answers = [new(200, typeof(QuotaList))],
            Problems = [400],
        },
        new("GetSettings", HttpMethods.Get, Settings, Rights.Administer, GetAsync)
        {
            Summary = "Reads the account's settings in a region.",
            Answers = [new(200, typeof(SettingsView))],
            Problems = [400],
        },
        new("PutSettings", HttpMethods.Put, Settings, Rights.Administer, PutAsync)
        {
            Summary = "Replaces the account's settings in a region. What is left out gets its default.",
            Body = typeof(SettingsView),
            Answers = [new(200, typeof(SettingsView))],
            Problems = [400, 413, 415],
        },
    ];

    public static async Task<IResult> ListQuotasAsync(ApiRequest request)
    {
        var regionId = request.Query.Text("regionId");
        if (regionId is null)
        {
            request.Errors.Add("regionId", null, "It is required.", "Send the query parameter regionId.");
        }

        request.Errors.CheckId("regionId", regionId);
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var settings = await request.Services.Settings.GetAsync(new(request.Principal.AccountId, regionId!), request.Aborted);
        return TypedResults.Json(
            new QuotaList([.. Quota.All.Select(quota => View(quota, settings))]), ApiJson.Default.QuotaList);
    }

    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var partition = request.Partition;
        return request.Refusal ?? TypedResults.Json(
            SettingsView.Of(await request.Services.Settings.GetAsync(partition, request.Aborted)), ApiJson.Default.SettingsView);
    }

    public static async Task<IResult> PutAsync(ApiRequest request)
    {
        var partition = request.Partition;
        if (await request.BodyAsync(SettingsBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var changed = await request.Services.Settings.PutAsync(
            partition, body.Quotas, body.NatBandwidthPlanBoughtOn, body.GrantedModes, request.Aborted);
        return TypedResults.Json(SettingsView.Of(changed), ApiJson.Default.SettingsView);
    }

    private static QuotaView View(Quota quota, AccountSettings settings) => new(
        quota.QuotaId,
        quota.Description,
        settings.LimitOf(quota),
        quota.DefaultLimit,
        quota == Quota.EipsPerRegion ? settings.EipCount : null);
}
