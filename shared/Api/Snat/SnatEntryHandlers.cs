using EipFunctions.Api.Associations;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.NatEntries;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Snat;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Snat;

/// <summary>Carries out the operations on SNAT entries.</summary>
internal static class SnatEntryHandlers
{
    private const int MostItems = 1000;

    public static async Task<IResult> CreateAsync(ApiRequest request)
    {
        var (partition, natGatewayId, key) = (request.Partition, request.PathId("natGatewayId"), request.IdempotencyKey());
        if (await request.BodyAsync(SnatEntryRequest.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var (principal, store) = (request.Principal, request.Services.SnatEntries);
        var entry = body.Of(natGatewayId, request.Services.Ids.Make(
            "snat", key, principal.AccountId, principal.PrincipalId, partition.RegionId, natGatewayId));
        if (body.DryRun)
        {
            return LongWork.DryRun(await store.ExplainAsync(partition, principal, entry, request.Aborted));
        }

        var creation = await EntryCreation.RunAsync(
            entry,
            mayExist: key is not null,
            () => store.GetAsync(partition, natGatewayId, entry.SnatEntryId, request.Aborted),
            () => store.CreateAsync(partition, principal, entry, request.Aborted));
        if (creation.Status != EntryCreationStatus.Created)
        {
            return creation.Status switch
            {
                EntryCreationStatus.Existed => await AnswerAsync(request, partition, entry, StatusCodes.Status200OK),
                EntryCreationStatus.OtherEntry => KnownProblems.KeyReused(request.Http),
                _ => ViolationProblems.Describe(request.Http, creation.Violations),
            };
        }

        request.Http.Response.Headers.Location = $"{request.Http.Request.Path.ToUriComponent()}/{Uri.EscapeDataString(entry.SnatEntryId)}";
        return await AnswerAsync(request, partition, entry, StatusCodes.Status201Created);
    }

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var (partition, natGatewayId) = (request.Partition, request.PathId("natGatewayId"));
        var list = $"snat-entries|{partition}|{natGatewayId}";
        var (size, token) = (request.Query.PageSize(MostItems), request.ContinuationToken(list));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await ResourceHandlers.SeenAsync(request, partition, natGatewayId) is not { } gateway)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, natGatewayId);
        }

        var page = await Listing.PageAsync(
            list,
            token,
            next => request.Services.SnatEntries.ListAsync(partition, natGatewayId, size, next, request.Aborted),
            entry => Task.FromResult<SnatEntryView?>(SnatEntryView.Of(gateway, entry)));
        return TypedResults.Json(page, ApiJson.Readable.PageSnatEntryView);
    }

    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var (partition, natGatewayId) = (request.Partition, request.PathId("natGatewayId"));
        var snatEntryId = request.PathId("snatEntryId");
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await ResourceHandlers.SeenAsync(request, partition, natGatewayId) is not { } gateway)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, natGatewayId);
        }

        return await request.Services.SnatEntries.GetAsync(partition, natGatewayId, snatEntryId, request.Aborted) is { } entry
            ? TypedResults.Json(SnatEntryView.Of(gateway, entry), ApiJson.Readable.SnatEntryView)
            : NoSuchEntry(request, natGatewayId, snatEntryId);
    }

    public static async Task<IResult> DeleteAsync(ApiRequest request)
    {
        var (partition, natGatewayId) = (request.Partition, request.PathId("natGatewayId"));
        var snatEntryId = request.PathId("snatEntryId");
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await ResourceHandlers.SeenAsync(request, partition, natGatewayId) is null)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, natGatewayId);
        }

        return await request.Services.SnatEntries.DeleteAsync(partition, natGatewayId, snatEntryId, request.Aborted)
            ? TypedResults.NoContent()
            : NoSuchEntry(request, natGatewayId, snatEntryId);
    }

    private static IResult NoSuchEntry(ApiRequest request, string natGatewayId, string snatEntryId) =>
        ProblemKind.NotFound.With(request.Http, $"NAT gateway '{natGatewayId}' has no SNAT entry '{snatEntryId}'.");

    private static async Task<IResult> AnswerAsync(ApiRequest request, AccountRegion partition, SnatEntry entry, int status)
    {
        var gateway = await request.Services.Resources.GetAsync(partition, entry.NatGatewayId, request.Aborted);
        return gateway is null
            ? await ResourceHandlers.NoSuchResourceAsync(request, partition, entry.NatGatewayId)
            : TypedResults.Json(SnatEntryView.Of(gateway.Value, entry), ApiJson.Readable.SnatEntryView, statusCode: status);
    }
}
