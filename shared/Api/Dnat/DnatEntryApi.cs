using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Dnat;

/// <summary>The operations on DNAT entries.</summary>
internal static class DnatEntryApi
{
    private const string Entries = "regions/{regionId}/nat-gateways/{natGatewayId}/dnat-entries";
    private const string Entry = $"{Entries}/{{dnatEntryId}}";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("CreateDnatEntry", HttpMethods.Post, Entries, Rights.Operate, DnatEntryHandlers.CreateAsync)
        {
            Summary = "Adds a DNAT entry. With an Idempotency-Key, a repetition answers 200 with the same entry; with dryRun, "
                + "200 with what every rule says.",
            Body = typeof(DnatEntryRequest),
            Parameters = [ApiParameter.IdempotencyKey],
            Answers = [new(201, typeof(DnatEntryView)), new(200, typeof(DnatEntryView))],
            Problems = [400, 404, 409, 413, 415, 422],
        },
        new("ListDnatEntries", HttpMethods.Get, Entries, Rights.Read, DnatEntryHandlers.ListAsync)
        {
            Summary = "Lists the DNAT entries of a NAT gateway by id, each with whether it takes effect.",
            Parameters =
            [
                ApiParameter.PageSize(1000),
                ApiParameter.ContinuationToken,
                ApiParameter.Query("externalIp", "Only entries of this EIP."),
                ApiParameter.Query("internalIp", "Only entries that lead to this private address."),
                ApiParameter.Query("protocol", "Only entries of this protocol: TCP, UDP or Any."),
            ],
            Answers = [new(200, typeof(Page<DnatEntryView>))],
            Problems = [400, 404],
        },
        new("GetDnatEntry", HttpMethods.Get, Entry, Rights.Read, DnatEntryHandlers.GetAsync)
        {
            Summary = "Reads a DNAT entry with whether it takes effect.",
            Answers = [new(200, typeof(DnatEntryView))],
            Problems = [400, 404],
        },
        new("DeleteDnatEntry", HttpMethods.Delete, Entry, Rights.Operate, DnatEntryHandlers.DeleteAsync)
        {
            Summary = "Deletes a DNAT entry.",
            Answers = [new(204)],
            Problems = [400, 404],
        },
    ];
}
