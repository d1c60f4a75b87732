using EipFunctions.Api.Associations;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.NatEntries;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;
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

        if (body.Imported && !request.Principal.Can(Rights.Administer))
        {
            return KnownProblems.LacksRight(request.Http, Rights.Administer);
        }

        var (principal, store) = (request.Principal, request.Services.DnatEntries);
        var entry = body.Of(natGatewayId, request.Services.Ids.Make(
            "fwd", key, principal.AccountId, principal.PrincipalId, partition.RegionId, natGatewayId));
        if (body.DryRun)
        {
            return LongWork.DryRun(await store.ExplainAsync(partition, principal, entry, request.Aborted));
        }

        var creation = await EntryCreation.RunAsync(
            entry,
            mayExist: key is not null,
            () => store.GetAsync(partition, natGatewayId, entry.DnatEntryId, request.Aborted),
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

        request.Http.Response.Headers.Location = $"{request.Http.Request.Path.ToUriComponent()}/{Uri.EscapeDataString(entry.DnatEntryId)}";
        return await AnswerAsync(request, partition, entry, StatusCodes.Status201Created);
    }

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var (partition, natGatewayId) = (request.Partition, request.PathId("natGatewayId"));
        var (externalIp, internalIp) = (request.Query.Text("externalIp"), request.Query.Text("internalIp"));
        var protocol = request.Query.OneOf("protocol", ApiJson.Readable.IpProtocol);
        var list = $"dnat-entries|{partition}|{natGatewayId}|{externalIp}|{internalIp}|{protocol}";
        var (size, token) = (request.Query.PageSize(MostItems), request.ContinuationToken(list));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await ResourceHandlers.SeenAsync(request, partition, natGatewayId) is not { } gateway)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, natGatewayId);
        }

        var views = new DnatEntryViews(request, partition, gateway);
        var page = await Listing.PageAsync(
            list,
            token,
            async next =>
            {
                var stored = await request.Services.DnatEntries.ListAsync(partition, natGatewayId, size, next, request.Aborted);
                await views.ReadAsync(stored.Rows.Select(row => row.Value).Where(IsAskedFor));
                return stored;
            },
            entry => Task.FromResult(IsAskedFor(entry) ? views.Of(entry) : null));
        return TypedResults.Json(page, ApiJson.Readable.PageDnatEntryView);

        bool IsAskedFor(DnatEntry entry) =>
            (externalIp ?? entry.ExternalIp) == entry.ExternalIp
            && (internalIp ?? entry.InternalIp) == entry.InternalIp
            && (protocol ?? entry.Protocol) == entry.Protocol;
    }

    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var (partition, natGatewayId) = (request.Partition, request.PathId("natGatewayId"));
        var dnatEntryId = request.PathId("dnatEntryId");
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await ResourceHandlers.SeenAsync(request, partition, natGatewayId) is not { } gateway)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, natGatewayId);
        }

        return await request.Services.DnatEntries.GetAsync(partition, natGatewayId, dnatEntryId, request.Aborted) is { } entry
            ? TypedResults.Json(
                await new DnatEntryViews(request, partition, gateway).OfAsync(entry), ApiJson.Readable.DnatEntryView)
            : NoSuchEntry(request, natGatewayId, dnatEntryId);
    }

    public static async Task<IResult> DeleteAsync(ApiRequest request)
    {
        var (partition, natGatewayId) = (request.Partition, request.PathId("natGatewayId"));
        var dnatEntryId = request.PathId("dnatEntryId");
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await ResourceHandlers.SeenAsync(request, partition, natGatewayId) is null)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, natGatewayId);
        }

        return await request.Services.DnatEntries.DeleteAsync(partition, natGatewayId, dnatEntryId, request.Aborted)
            ? TypedResults.NoContent()
            : NoSuchEntry(request, natGatewayId, dnatEntryId);
    }

    private static IResult NoSuchEntry(ApiRequest request, string natGatewayId, string dnatEntryId) =>
        ProblemKind.NotFound.With(request.Http, $"NAT gateway '{natGatewayId}' has no DNAT entry '{dnatEntryId}'.");

    private static async Task<IResult> AnswerAsync(ApiRequest request, AccountRegion partition, DnatEntry entry, int status)
    {
        var gateway = await request.Services.Resources.GetAsync(partition, entry.NatGatewayId, request.Aborted);
        return gateway is null
            ? await ResourceHandlers.NoSuchResourceAsync(request, partition, entry.NatGatewayId)
            : TypedResults.Json(
                await new DnatEntryViews(request, partition, gateway.Value).OfAsync(entry),
                ApiJson.Readable.DnatEntryView,
                statusCode: status);
    }
}
