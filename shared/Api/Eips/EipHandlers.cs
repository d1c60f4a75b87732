using System.Globalization;
using EipFunctions.Api.Candidates;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Idle;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EipFunctions.Api.Eips;

/// <summary>Carries out the operations on EIPs that are done at once.</summary>
internal static class EipHandlers
{
    private const int MostItems = 1000;

    public static async Task<IResult> AllocateAsync(ApiRequest request)
    {
        var (partition, key) = (request.Partition, request.IdempotencyKey());
        if (await request.BodyAsync(AllocationBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        if (!request.Principal.Sees(body.ResourceGroupId))
        {
            return GroupNotCovered(request, body.ResourceGroupId);
        }

        var principal = request.Principal;
        var eipId = request.Services.Ids.Make("eip", key, principal.AccountId, principal.PrincipalId, partition.RegionId);
        var fingerprint = key is null ? null : ApiIds.Fingerprint(AllocationBody.Words(body));
        var allocation = await request.Services.Eips.AllocateAsync(
            partition, principal, eipId, fingerprint, body, request.Aborted);
        return allocation.Status switch
        {
            AllocationStatus.Allocated => await ShowAsync(request, partition, allocation.Eip!.Value, StatusCodes.Status201Created),
            AllocationStatus.AlreadyAllocated => await ShowAsync(request, partition, allocation.Eip!.Value, StatusCodes.Status200OK),
            AllocationStatus.KeyReused => KnownProblems.KeyReused(request.Http),
            AllocationStatus.QuotaExceeded => await EipQuotaProblem.AnswerAsync(request, partition, allocation.Limit),
            AllocationStatus.AddressTaken => ProblemKind.Conflict.With(
                request.Http, $"The address {body.IpAddress} belongs to another EIP of yours. Name another address, or none."),
            AllocationStatus.AddressUnfamiliar => ProblemKind.Conflict.With(
                request.Http,
                $"The address {body.IpAddress} is not free for your account in region '{partition.RegionId}': only one that it has had there, and that no EIP has now, can be asked for. Name another address, or none."),
            AllocationStatus.AddressUnknown => ProblemKind.NotFound.With(
                request.Http, $"The service hands out no address {body.IpAddress}. Name another address, or none."),
            _ => PoolExhausted(request),
        };
    }

    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var (partition, eipId) = (request.Partition, request.PathId("eipId"));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await request.Services.Eips.GetAsync(partition, eipId, request.Aborted);
        if (row is null || !request.Principal.Sees(row.Value.ResourceGroupId))
        {
            return await NoSuchEipAsync(request, partition, eipId);
        }

        return EntityTags.IsKnown(request.Http.Request.Headers.IfNoneMatch, row)
            ? NotModified(request, row)
            : await ShowAsync(request, partition, row, StatusCodes.Status200OK);
    }

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var partition = request.Partition;
        var state = request.Query.OneOf("state", ApiJson.Readable.EipState);
        var resourceId = request.Query.Text("resourceId");
        request.Errors.CheckId("resourceId", resourceId);
        var list = $"eips|{partition}|{state}|{resourceId}";
        var (size, after) = (request.Query.PageSize(MostItems), request.ContinuationToken(list));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var takesEveryRow = request.Principal.SeesEverything && state is null && resourceId is null;
        var page = await Listing.PageOfVisibleAsync(
            request,
            partition,
            list,
            new RowQuery<Eip>(Storage.State.Keys.Eips, size, after, takesEveryRow),
            eip => request.Principal.Sees(eip.ResourceGroupId),
            async eip => (state is null || eip.State == state)
                && (resourceId is null || eip.Association?.ResourceId == resourceId)
                && await request.Services.EipViews.OfAsync(partition, request.Principal, eip, request.Aborted) is { } view
                && (resourceId is null || view.Association is not null)
                    ? view
                    : null);
        return TypedResults.Json(page, ApiJson.Readable.PageEipView);
    }

    public static async Task<IResult> ChangeAsync(ApiRequest request)
    {
        var (partition, eipId) = (request.Partition, request.PathId("eipId"));
        if (await request.BodyAsync(AllocationBody.ReadChange) is not { } change)
        {
            return request.Refusal!;
        }

        var ifMatch = request.Http.Request.Headers.IfMatch;
        var changed = await request.Services.Eips.ChangeAsync(
            partition, request.Principal, eipId, row => EntityTags.Allows(ifMatch, row), change, request.Aborted);
        return changed.Status switch
        {
            AttributeChangeStatus.Changed => await ShowAsync(request, partition, eipId),
            AttributeChangeStatus.OtherVersion => KnownProblems.OtherVersion(request.Http, eipId),
            AttributeChangeStatus.InTransition => KnownProblems.InTransition(request.Http, eipId),
            AttributeChangeStatus.GroupNotVisible => GroupNotCovered(request, change.ResourceGroupId!),
            AttributeChangeStatus.BandwidthOutOfRange => BandwidthOutOfRange(request, change.Bandwidth!.Value, changed.Eip!),
            _ => await NoSuchEipAsync(request, partition, eipId),
        };
    }

    internal static async Task<IResult> NoSuchEipAsync(ApiRequest request, AccountRegion partition, string eipId)
    {
        var elsewhere = await request.Services.Snapshots.FindElsewhereAsync(partition, Storage.State.Keys.Eip(eipId), request.Aborted);
        var foundIn = elsewhere is not null && request.Principal.Sees(elsewhere.ResourceGroupId) ? elsewhere.RegionId : null;
        return KnownProblems.NoSuchEip(request.Http, eipId, partition.RegionId, foundIn);
    }

    // What this process has just written it remembers, with its ETag: no need to read it back.
    internal static async Task<IResult> ShowAsync(ApiRequest request, AccountRegion partition, Eip eip, int status)
    {
        var row = await request.Services.Store.GetAsync(
            partition, Storage.State.Keys.Eip(eip.EipId), Freshness.Remembered, request.Aborted);
        request.Http.Response.Headers.Location = Location(partition, eip.EipId);
        return row is null
            ? TypedResults.Json(EipView.Of(eip), ApiJson.Readable.EipView, statusCode: status)
            : await ShowAsync(request, partition, row, status);
    }

    internal static async Task<IResult> ShowAsync(ApiRequest request, AccountRegion partition, string eipId) =>
        await request.Services.Store.GetAsync(partition, Storage.State.Keys.Eip(eipId), Freshness.Remembered, request.Aborted) is { } row
            ? await ShowAsync(request, partition, row, StatusCodes.Status200OK)
            : await NoSuchEipAsync(request, partition, eipId);

    private static async Task<IResult> ShowAsync(ApiRequest request, AccountRegion partition, Row<Eip> row, int status)
    {
        request.Http.Response.Headers.ETag = EntityTags.Of(row);
        var view = await request.Services.EipViews.OfAsync(partition, request.Principal, row.Value, request.Aborted);
        return TypedResults.Json(view, ApiJson.Readable.EipView!, statusCode: status);
    }

    private static StatusCodeHttpResult NotModified(ApiRequest request, Row<Eip> row)
    {
        request.Http.Response.Headers.ETag = EntityTags.Of(row);
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }

    private static IResult GroupNotCovered(ApiRequest request, string resourceGroupId) =>
        ProblemKind.Forbidden.With(request.Http, $"The key does not cover {ResourceGroup.Name(resourceGroupId)}.");

    private static IResult BandwidthOutOfRange(ApiRequest request, int bandwidth, Eip eip)
    {
        var most = BandwidthLimit.Of(eip.InternetChargeType);
        return KnownProblems.Invalid(request.Http,
        [
            new(
                "bandwidth",
                bandwidth.ToString(CultureInfo.InvariantCulture),
                $"EIP '{eip.EipId}' is metered {eip.InternetChargeType}: it can have {BandwidthLimit.Least} to {most} Mbit/s.",
                "Send a number in that range."),
        ]);
    }

    private static IResult PoolExhausted(ApiRequest request)
    {
        request.Http.Response.Headers.RetryAfter = "60";
        return ProblemKind.Unavailable.With(
            request.Http, "Every address of the service is taken. Try again when others have been released.");
    }

    private static string Location(AccountRegion partition, string eipId) =>
        $"{ApiOperations.Prefix}/regions/{Uri.EscapeDataString(partition.RegionId)}/eips/{Uri.EscapeDataString(eipId)}";
}
