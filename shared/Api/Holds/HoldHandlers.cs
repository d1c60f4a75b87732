using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Eips;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Holds;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Holds;

/// <summary>Carries out the operations on holds.</summary>
internal static class HoldHandlers
{
    private const int MostItems = 1000;

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var partition = request.Partition;
        var list = $"holds|{partition}";
        var (size, after) = (request.Query.PageSize(MostItems), request.ContinuationToken(list));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var page = await Listing.PageOfVisibleAsync(
            request,
            partition,
            list,
            new RowQuery<HoldEntry>(Storage.State.Keys.Holds, size, after, TakesEveryRow: request.Principal.SeesEverything),
            entry => request.Principal.Sees(entry.EipResourceGroupId),
            async entry => await request.Services.Eips.GetAsync(partition, entry.EipId, request.Aborted) is { } row
                && request.Principal.Sees(row.Value.ResourceGroupId)
                ? HoldView.Of(request.Principal, row.Value)
                : null);
        return TypedResults.Json(page, ApiJson.Readable.PageHoldView);
    }

    public static async Task<IResult> EndAsync(ApiRequest request)
    {
        var (partition, eipId) = (request.Partition, request.PathId("eipId"));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var status = await request.Services.Holds.EndAsync(
            partition, request.Principal, eipId, holdId: null, HoldEndReason.Canceled, request.Aborted);
        return status switch
        {
            HoldEndStatus.Ended => TypedResults.NoContent(),
            HoldEndStatus.InTransition => KnownProblems.InTransition(request.Http, eipId),
            HoldEndStatus.NotHeld => ProblemKind.NotFound.With(request.Http, $"EIP '{eipId}' is not held."),
            _ => await EipHandlers.NoSuchEipAsync(request, partition, eipId),
        };
    }
}
