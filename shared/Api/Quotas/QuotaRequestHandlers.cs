using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Quotas;
using EipFunctions.Storage.Quotas;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EipFunctions.Api.Quotas;

/// <summary>
/// Carries out the operations on quota requests. A key that is limited to resource groups asks for, sees and decides
/// requests for resources of these groups only: the others tell of what it may not see.
/// </summary>
internal static class QuotaRequestHandlers
{
    public const int MostItems = 1000;

    // Which of the two lists a continuation token is of.
    private const char OfRegion = 'r';
    private const char OfAccount = 'a';

    public static async Task<IResult> CreateAsync(ApiRequest request)
    {
        var (partition, key) = (request.Partition, request.IdempotencyKey());
        if (await request.BodyAsync(QuotaRequestBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var principal = request.Principal;
        if (!principal.SeesEverything && body.Scope != QuotaScope.Resource)
        {
            return ProblemKind.Forbidden.With(
                request.Http, "A key that is limited to resource groups can ask for limits of single resources only.");
        }

        var asked = new QuotaRequest
        {
            RequestId = request.Services.Ids.Make("qr", key, principal.AccountId, principal.PrincipalId, partition.RegionId),
            QuotaId = body.QuotaId,
            Scope = body.Scope,
            RegionId = partition.RegionId,
            ResourceId = body.ResourceId,
            DesiredLimit = body.DesiredLimit,
            Reason = body.Reason,
            RequestedBy = principal.PrincipalId,
            RequestedAt = request.Services.Time.GetUtcNow(),
        };
        var result = await request.Services.QuotaRequests.CreateAsync(partition, principal, asked, request.Aborted);
        if (result.Outcome is not (QuotaRequestOutcome.Done or QuotaRequestOutcome.Repeated))
        {
            return await RefuseAsync(request, partition, asked, result);
        }

        request.Http.Response.Headers.Location = $"{request.Http.Request.Path.ToUriComponent()}/{asked.RequestId}";
        return Show(
            result.Request!,
            result.Outcome == QuotaRequestOutcome.Done ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var partition = request.Partition;
        var status = request.Query.OneOf("status", ApiJson.Readable.QuotaRequestStatus);
        var list = $"quota-requests|{partition}|{status}";
        var (size, token) = (request.Query.PageSize(MostItems), request.ContinuationToken(list));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var page = await Listing.PageAsync(
            list,
            token,
            next => ReadAsync(request, partition, size, next),
            async one => (status is null || one.Status == status) && await IsSeenAsync(request, partition, one) ? one : null);
        return TypedResults.Json(page, ApiJson.Readable.PageQuotaRequest);
    }

    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var (partition, requestId) = (request.Partition, request.PathId("requestId"));
        return request.Refusal
            ?? (await FindAsync(request, partition, requestId) is { } found
                ? Show(found, StatusCodes.Status200OK)
                : NoSuchRequest(request, requestId));
    }

    public static async Task<IResult> ApproveAsync(ApiRequest request)
    {
        var (partition, requestId) = (request.Partition, request.PathId("requestId"));
        return await request.BodyAsync(QuotaDecisionBody.ReadApproval) is { } body
            ? await DecideAsync(
                request,
                partition,
                requestId,
                () => request.Services.QuotaRequests.ApproveAsync(
                    partition, request.Principal, requestId, body.Reason, request.Aborted))
            : request.Refusal!;
    }

    public static async Task<IResult> RejectAsync(ApiRequest request)
    {
        var (partition, requestId) = (request.Partition, request.PathId("requestId"));
        return await request.BodyAsync(QuotaDecisionBody.ReadRejection) is { } body
            ? await DecideAsync(
                request,
                partition,
                requestId,
                () => request.Services.QuotaRequests.RejectAsync(
                    partition, request.Principal, requestId, body.Reason!, request.Aborted))
            : request.Refusal!;
    }

    private static async Task<IResult> DecideAsync(
        ApiRequest request, AccountRegion partition, string requestId, Func<Task<QuotaRequestResult>> decide)
    {
        if (await FindAsync(request, partition, requestId) is not { } found)
        {
            return NoSuchRequest(request, requestId);
        }

        var result = await decide();
        return result.Outcome == QuotaRequestOutcome.Done
            ? Show(result.Request!, StatusCodes.Status200OK)
            : await RefuseAsync(request, partition, found, result);
    }

    private static Task<IResult> RefuseAsync(
        ApiRequest request, AccountRegion partition, QuotaRequest asked, QuotaRequestResult result) => result.Outcome switch
        {
            QuotaRequestOutcome.KeyReused => Task.FromResult(KnownProblems.KeyReused(request.Http)),
            QuotaRequestOutcome.NoSuchResource => ResourceHandlers.NoSuchResourceAsync(request, partition, asked.ResourceId!),
            QuotaRequestOutcome.OtherKind => Task.FromResult(ProblemKind.Conflict.With(
                request.Http,
                $"Quota {asked.QuotaId} concerns {Quota.All.First(quota => quota.QuotaId == asked.QuotaId).Kind} only; "
                + $"'{asked.ResourceId}' is of another kind.")),
            QuotaRequestOutcome.InUse => Task.FromResult(QuotaProblems.InUse(request.Http, request.Principal, result.InUse!)),
            QuotaRequestOutcome.DecidedAlready => Task.FromResult(ProblemKind.Conflict.With(
                request.Http,
                $"Quota request '{asked.RequestId}' was {Decided(result.Request!)} by '{result.Request!.DecidedBy}' at "
                + $"{result.Request.DecidedAt:u}. A decision is final; make a new request to change the limit again.")),
            _ => Task.FromResult(NoSuchRequest(request, asked.RequestId)),
        };

    private static string Decided(QuotaRequest request) =>
        request.Status == QuotaRequestStatus.Approved ? "approved" : "rejected";

    private static JsonHttpResult<QuotaRequest> Show(QuotaRequest request, int status) =>
        TypedResults.Json(request, ApiJson.Readable.QuotaRequest, statusCode: status);

    private static IResult NoSuchRequest(ApiRequest request, string requestId) =>
        ProblemKind.NotFound.With(request.Http, $"There is no quota request '{requestId}'.");

    private static async Task<QuotaRequest?> FindAsync(ApiRequest request, AccountRegion partition, string requestId) =>
        await request.Services.QuotaRequests.GetAsync(partition, requestId, request.Aborted) is { } found
        && await IsSeenAsync(request, partition, found)
            ? found
            : null;

    // The group of the resource as it is now decides, and the one it was in at the time when the resource is gone.
    private static async Task<bool> IsSeenAsync(ApiRequest request, AccountRegion partition, QuotaRequest one)
    {
        if (request.Principal.SeesEverything || one.ResourceId is null)
        {
            return request.Principal.SeesEverything;
        }

        var resource = await request.Services.Resources.GetAsync(partition, one.ResourceId, request.Aborted);
        return request.Principal.Sees(resource?.Value.Resource.ResourceGroupId ?? one.ResourceGroupId ?? "");
    }

    private static async Task<RowPage<QuotaRequest>> ReadAsync(ApiRequest request, AccountRegion region, int size, string? token)
    {
        var isOfRegion = token is null || token[0] == OfRegion;
        var inner = token is { Length: > 1 } ? token[1..] : null;
        var page = await request.Services.QuotaRequests.ListAsync(
            isOfRegion ? region : AccountRegion.EveryRegionOf(region.AccountId), size, inner, request.Aborted);
        var next = page.ContinuationToken is { } more ? $"{(isOfRegion ? OfRegion : OfAccount)}{more}"
            : isOfRegion ? $"{OfAccount}"
            : null;
        return page with { ContinuationToken = next };
    }
}
