using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Quotas;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Settings;

/// <summary>The operations on settings.</summary>
internal static class SettingsApi
{
    private const string Settings = "regions/{regionId}/settings";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
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
            Problems = [400, 409, 413, 415],
        },
    ];

    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var partition = request.Partition;
        return request.Refusal ?? TypedResults.Json(
            SettingsView.Of(await request.Services.Settings.GetAsync(partition, request.Aborted)), ApiJson.Readable.SettingsView);
    }

    public static async Task<IResult> PutAsync(ApiRequest request)
    {
        var partition = request.Partition;
        if (await request.BodyAsync(SettingsBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var change = await request.Services.Settings.PutAsync(
            partition,
            request.Principal,
            new()
            {
                Quotas = body.Quotas,
                NatBandwidthPlanBoughtOn = body.NatBandwidthPlanBoughtOn,
                GrantedModes = body.GrantedModes,
            },
            () => request.Services.Ids.Make("qr", idempotencyKey: null),
            request.Aborted);
        return change.InUse is { } inUse
            ? QuotaProblems.InUse(request.Http, request.Principal, inUse)
            : TypedResults.Json(SettingsView.Of(change.Settings), ApiJson.Readable.SettingsView);
    }
}
