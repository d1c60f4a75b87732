using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Dnat;

/// <summary>The operations on DNAT entries.</summary>
internal static class DnatEntryApi
{
    private const string Entries = "regions/{regionId}/nat-gateways/{natGatewayId}/dnat-entries";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("CreateDnatEntry", HttpMethods.Post, Entries, Rights.Operate, DnatEntryHandlers.CreateAsync)
        {
            Summary = "Adds a DNAT entry. With an Idempotency-Key, a repetition answers 200 with the same entry; with dryRun, 200 with what every rule says.",
            Body = typeof(DnatEntryRequest),
            Parameters = [ApiParameter.IdempotencyKey],
            Answers = [new(201, typeof(DnatEntry)), new(200, typeof(DnatEntry))],
            Problems = [400, 404, 409, 413, 415, 422],
        },
        new("ListDnatEntries", HttpMethods.Get, Entries, Rights.Read, DnatEntryHandlers.ListAsync)
        {
            Summary = "Lists the DNAT entries of a NAT gateway by id.",
            Parameters = [ApiParameter.PageSize(1000), ApiParameter.ContinuationToken],
            Answers = [new(200, typeof(Page<DnatEntry>))],
            Problems = [400, 404],
        },
        new("DeleteDnatEntry", HttpMethods.Delete, $"{Entries}/{{dnatEntryId}}", Rights.Operate, DnatEntryHandlers.DeleteAsync)
        {
            Summary = "Deletes a DNAT entry.",
            Answers = [new(204)],
            Problems = [400, 404],
        },
    ];
}
