using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Snat;

/// <summary>The operations on SNAT entries.</summary>
internal static class SnatEntryApi
{
    private const string Entries = "regions/{regionId}/nat-gateways/{natGatewayId}/snat-entries";
    private const string Entry = $"{Entries}/{{snatEntryId}}";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("CreateSnatEntry", HttpMethods.Post, Entries, Rights.Operate, SnatEntryHandlers.CreateAsync)
        {
            Summary = "Adds an SNAT entry. With an Idempotency-Key, a repetition answers 200 with the same entry; with dryRun, "
                + "200 with what every rule says.",
            Body = typeof(SnatEntryRequest),
            Parameters = [ApiParameter.IdempotencyKey],
            Answers = [new(201, typeof(SnatEntryView)), new(200, typeof(SnatEntryView))],
            Problems = [400, 404, 409, 413, 415, 422],
        },
        new("ListSnatEntries", HttpMethods.Get, Entries, Rights.Read, SnatEntryHandlers.ListAsync)
        {
            Summary = "Lists the SNAT entries of a NAT gateway by id, each with whether it takes effect.",
            Parameters = [ApiParameter.PageSize(1000), ApiParameter.ContinuationToken],
            Answers = [new(200, typeof(Page<SnatEntryView>))],
            Problems = [400, 404],
        },
        new("GetSnatEntry", HttpMethods.Get, Entry, Rights.Read, SnatEntryHandlers.GetAsync)
        {
            Summary = "Reads an SNAT entry with whether it takes effect.",
            Answers = [new(200, typeof(SnatEntryView))],
            Problems = [400, 404],
        },
        new("DeleteSnatEntry", HttpMethods.Delete, Entry, Rights.Operate, SnatEntryHandlers.DeleteAsync)
        {
            Summary = "Deletes an SNAT entry.",
            Answers = [new(204)],
            Problems = [400, 404],
        },
    ];
}
