using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Eips;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Waf;
using EipFunctions.Storage.Waf;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Waf;

/// <summary>Carries out the operations on the WAF origins of an EIP.</summary>
internal static class WafOriginHandlers
{
    public static async Task<IResult> PutAsync(ApiRequest request)
    {
        var (partition, eipId, wafInstanceId) = (request.Partition, request.PathId("eipId"), request.PathId("wafInstanceId"));
        if (await request.BodyAsync(WafOriginBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var origin = new WafOrigin
        {
            WafInstanceId = wafInstanceId,
            Domains = body.Domains,
            Note = body.Note,
            RecordedAt = request.Services.Time.GetUtcNow(),
        };
        var change = await request.Services.WafOrigins.PutAsync(partition, request.Principal, eipId, origin, request.Aborted);
        return change.Status switch
        {
            WafOriginStatus.Recorded => Show(StatusCodes.Status201Created),
            WafOriginStatus.Updated => Show(StatusCodes.Status200OK),
            _ => await RefuseAsync(request, partition, eipId, wafInstanceId, change.Status),
        };

        IResult Show(int status) => TypedResults.Json(
            WafOriginView.Of(change.Eip!, wafInstanceId), ApiJson.Readable.WafOriginView, statusCode: status);
    }

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var (partition, eipId) = (request.Partition, request.PathId("eipId"));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await request.Services.Eips.GetAsync(partition, eipId, request.Aborted);
        return row is null || !request.Principal.Sees(row.Value.ResourceGroupId)
            ? await EipHandlers.NoSuchEipAsync(request, partition, eipId)
            : TypedResults.Json(new Page<WafOrigin>(row.Value.WafOrigins, ContinuationToken: null), ApiJson.Readable.PageWafOrigin);
    }

    public static async Task<IResult> DeleteAsync(ApiRequest request)
    {
        var (partition, eipId, wafInstanceId) = (request.Partition, request.PathId("eipId"), request.PathId("wafInstanceId"));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var change = await request.Services.WafOrigins.RemoveAsync(
            partition, request.Principal, eipId, wafInstanceId, request.Aborted);
        return change.Status == WafOriginStatus.Removed
            ? TypedResults.NoContent()
            : await RefuseAsync(request, partition, eipId, wafInstanceId, change.Status);
    }

    private static async Task<IResult> RefuseAsync(
        ApiRequest request, AccountRegion partition, string eipId, string wafInstanceId, WafOriginStatus status) => status switch
        {
            WafOriginStatus.InTransition => KnownProblems.InTransition(request.Http, eipId),
            WafOriginStatus.TooMany => ProblemKind.QuotaExceeded.With(
                request.Http,
                $"EIP '{eipId}' is the origin of {WafOrigin.MostPerEip} WAF instances, the most there can be. Remove one that no longer has it as origin."),
            WafOriginStatus.NoSuchOrigin => ProblemKind.NotFound.With(
                request.Http, $"EIP '{eipId}' is not recorded as origin of a WAF instance '{wafInstanceId}'."),
            _ => await EipHandlers.NoSuchEipAsync(request, partition, eipId),
        };
}
