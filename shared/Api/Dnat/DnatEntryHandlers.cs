using EipFunctions.Api.Associations;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Dnat;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Dnat;

/// <summary>Carries out the operations on DNAT entries.</summary>
internal static class DnatEntryHandlers
{
    private const int MostItems = 1000;

    public static async Task<IResult> CreateAsync(ApiRequest request)
    {
        var (partition, natGatewayId, key) = (request.Partition, request.PathId("natGatewayId"), request.IdempotencyKey());
        if (await request.BodyAsync(DnatEntryRequest.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var principal = request.Principal;
        var entry = body.Of(natGatewayId, request.Services.Ids.Make(
            "fwd", key, principal.AccountId, principal.PrincipalId, partition.RegionId, natGatewayId));
        if (body.DryRun)
        {
            return LongWork.DryRun(await request.Services.DnatEntries.ExplainAsync(partition, principal, entry, request.Aborted));
        }

        if (key is not null && await ReadAsync(request, partition, entry) is { } existing)
        {
            return Repeated(request, existing, entry);
        }

        var violations = await request.Services.DnatEntries.CreateAsync(partition, principal, entry, request.Aborted);
        if (violations.Count > 0)
        {
            return ViolationProblems.Describe(request.Http, violations);
        }

        // A parallel request with the key may have been first, with another entry.
        if (key is not null && await ReadAsync(request, partition, entry) is { } made && made != entry)
        {
            return KnownProblems.KeyReused(request.Http);
        }

        request.Http.Response.Headers.Location = $"{request.Http.Request.Path.ToUriComponent()}/{Uri.EscapeDataString(entry.DnatEntryId)}";
        return TypedResults.Json(entry, ApiJson.Default.DnatEntry, statusCode: StatusCodes.Status201Created);
    }

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var (partition, natGatewayId) = (request.Partition, request.PathId("natGatewayId"));
        var list = $"dnat-entries|{partition}|{natGatewayId}";
        var (size, token) = (request.Query.PageSize(MostItems), request.ContinuationToken(list));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!await IsSeenAsync(request, partition, natGatewayId))
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, natGatewayId);
        }

        var page = await Listing.PageAsync(
            list,
            token,
            next => request.Services.DnatEntries.ListAsync(partition, natGatewayId, size, next, request.Aborted),
            Task.FromResult<DnatEntry?>);
        return TypedResults.Json(page, ApiJson.Default.PageDnatEntry);
    }

    public static async Task<IResult> DeleteAsync(ApiRequest request)
    {
        var (partition, natGatewayId) = (request.Partition, request.PathId("natGatewayId"));
        var dnatEntryId = request.PathId("dnatEntryId");
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!await IsSeenAsync(request, partition, natGatewayId))
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, natGatewayId);
        }

        return await request.Services.DnatEntries.DeleteAsync(partition, natGatewayId, dnatEntryId, request.Aborted)
            ? TypedResults.NoContent()
            : ProblemKind.NotFound.With(request.Http, $"NAT gateway '{natGatewayId}' has no DNAT entry '{dnatEntryId}'.");
    }

    private static IResult Repeated(ApiRequest request, DnatEntry existing, DnatEntry asked) => existing == asked
        ? TypedResults.Json(existing, ApiJson.Default.DnatEntry)
        : KnownProblems.KeyReused(request.Http);

    private static async Task<DnatEntry?> ReadAsync(ApiRequest request, AccountRegion partition, DnatEntry entry) =>
        (await request.Services.Store.GetAsync(
            partition, Storage.State.Keys.DnatEntry(entry.NatGatewayId, entry.DnatEntryId), Freshness.Stored, request.Aborted))?.Value;

    private static async Task<bool> IsSeenAsync(ApiRequest request, AccountRegion partition, string natGatewayId) =>
        await request.Services.Resources.GetAsync(partition, natGatewayId, request.Aborted) is { } gateway
        && request.Principal.Sees(gateway.Value.Resource.ResourceGroupId);
}
