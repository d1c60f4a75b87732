using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Idle;

/// <summary>The operation that lists idle EIPs.</summary>
internal static class IdleApi
{
    private const int MostItems = 1000;
    private const int MostDays = 36_500;

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("ListIdleEips", HttpMethods.Get, "regions/{regionId}/idle-eips", Rights.Read, ListAsync)
        {
            Summary = "Lists the EIPs that nothing uses, by id: since when, who had them last, and what they cost a month.",
            Parameters =
            [
                ApiParameter.PageSize(MostItems),
                ApiParameter.ContinuationToken,
                ApiParameter.Query("minIdleDays", $"Only EIPs that have been idle for so many full days, 0 to {MostDays}."),
                ApiParameter.Query("internetChargeType", "Only EIPs with this charge type."),
            ],
            Answers = [new(200, typeof(IdleEipPage))],
            Problems = [400],
        },
    ];

    private static async Task<IResult> ListAsync(ApiRequest request)
    {
        var (partition, idle) = (request.Partition, request.Services.IdleEips);
        var minIdleDays = request.Query.Whole("minIdleDays", 0, MostDays) ?? 0;
        var chargeType = request.Query.OneOf("internetChargeType", ApiJson.Readable.InternetChargeType);
        var list = $"idle-eips|{partition}|{minIdleDays}|{chargeType}";
        var (size, after) = (request.Query.PageSize(MostItems), request.ContinuationToken(list));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var page = await Listing.PageOfVisibleAsync(
            request,
            partition,
            list,
            new RowQuery<Eip>(Storage.State.Keys.Eips, size, after, TakesEveryRow: false),
            eip => request.Principal.Sees(eip.ResourceGroupId),
            eip => Task.FromResult(IsAskedFor(eip) ? idle.Of(request.Principal, eip) : null));
        return TypedResults.Json(
            new IdleEipPage(page.Items, idle.CostOf(page.Items), page.ContinuationToken), ApiJson.Readable.IdleEipPage);

        bool IsAskedFor(Eip eip) =>
            (chargeType is null || eip.InternetChargeType == chargeType)
            && eip.IdleDays(request.Services.Time.GetUtcNow()) >= minIdleDays;
    }
}
