using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Eips;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Storage.Inventory;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Imports;

/// <summary>Carries out the operations on EIPs that this service did not allocate.</summary>
internal static class ImportHandlers
{
    public static async Task<IResult> ImportAsync(ApiRequest request)
    {
        var (partition, key) = (request.Partition, request.IdempotencyKey());
        if (await request.BodyAsync(ImportBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var principal = request.Principal;
        if (!principal.Sees(body.ResourceGroupId))
        {
            return ProblemKind.Forbidden.With(request.Http, $"The key does not cover resource group '{body.ResourceGroupId}'.");
        }

        var eipId = request.Services.Ids.Make("eip", key, principal.AccountId, principal.PrincipalId, partition.RegionId);
        var fingerprint = key is null ? null : ApiIds.Fingerprint(["import", .. ImportBody.Words(body)]);
        var import = await request.Services.Imports.ImportAsync(partition, principal, eipId, fingerprint, body, request.Aborted);
        return import.Status switch
        {
            ImportStatus.Imported => await EipHandlers.ShowAsync(request, partition, import.Eip!.Value, StatusCodes.Status201Created),
            ImportStatus.AlreadyImported => await EipHandlers.ShowAsync(request, partition, import.Eip!.Value, StatusCodes.Status200OK),
            ImportStatus.OwnAddress => OwnAddress(request, body.IpAddress),

            // It says not by whom: that may be another account.
            ImportStatus.AddressTaken => ProblemKind.Conflict.With(
                request.Http, $"The address {body.IpAddress} is imported already. An address can be imported once."),
            _ => KnownProblems.KeyReused(request.Http),
        };
    }

    public static async Task<IResult> EndAsync(ApiRequest request)
    {
        var (partition, eipId) = (request.Partition, request.PathId("eipId"));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        return await request.Services.Imports.EndAsync(partition, request.Principal, eipId, request.Aborted) switch
        {
            ImportStatus.Ended => TypedResults.NoContent(),
            ImportStatus.NotImported => ProblemKind.Conflict.With(
                request.Http, $"EIP '{eipId}' was allocated by this service, not imported. Release it instead."),
            ImportStatus.InUse => ProblemKind.Conflict.With(
                request.Http, $"EIP '{eipId}' is associated, held or being changed. Disassociate it, or end its hold, first."),
            _ => await EipHandlers.NoSuchEipAsync(request, partition, eipId),
        };
    }

    private static IResult OwnAddress(ApiRequest request, string ipAddress)
    {
        request.Errors.Add(
            "ipAddress",
            ipAddress,
            "It is in the range that this service hands out addresses from.",
            "Allocate an EIP instead; import only what was allocated elsewhere.");
        return request.Refusal!;
    }
}
