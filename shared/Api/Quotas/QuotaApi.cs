using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Quotas;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Quotas;

/// <summary>The operations on quotas and on requests to change them.</summary>
internal static class QuotaApi
{
    private const string Requests = "regions/{regionId}/quota-requests";
    private const string Request = $"{Requests}/{{requestId}}";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("ListQuotas", HttpMethods.Get, "quotas", Rights.Read, QuotaHandlers.ListAsync)
        {
            Summary = "Lists the account's quotas in a region and what is used of them.",
            Parameters =
            [
                ApiParameter.Query("regionId", "The region.") with { IsRequired = true },
                ApiParameter.Query("resourceId", "Only the quotas that concern this resource, with what it uses of its own."),
            ],
            Answers = [new(200, typeof(QuotaList))],
            Problems = [400, 404],
        },
        new("CreateQuotaRequest", HttpMethods.Post, Requests, Rights.Operate, QuotaRequestHandlers.CreateAsync)
        {
            Summary = "Asks for another limit. With an Idempotency-Key, a repetition answers 200 with the same request.",
            Body = typeof(QuotaRequestBody),
            Parameters = [ApiParameter.IdempotencyKey],
            Answers = [new(201, typeof(QuotaRequest)), new(200, typeof(QuotaRequest))],
            Problems = [400, 404, 409, 413, 415, 422],
        },
        new("ListQuotaRequests", HttpMethods.Get, Requests, Rights.Read, QuotaRequestHandlers.ListAsync)
        {
            Summary = "Lists the quota requests of the region, then those for the account in all regions.",
            Parameters =
            [
                ApiParameter.PageSize(QuotaRequestHandlers.MostItems),
                ApiParameter.ContinuationToken,
                ApiParameter.Query("status", "Only requests with this status."),
            ],
            Answers = [new(200, typeof(Page<QuotaRequest>))],
            Problems = [400],
        },
        new("GetQuotaRequest", HttpMethods.Get, Request, Rights.Read, QuotaRequestHandlers.GetAsync)
        {
            Summary = "Reads a quota request.",
            Answers = [new(200, typeof(QuotaRequest))],
            Problems = [400, 404],
        },
        new("ApproveQuotaRequest", HttpMethods.Post, $"{Request}/approve", Rights.Administer, QuotaRequestHandlers.ApproveAsync)
        {
            Summary = "Approves a quota request and changes the limit at once.",
            Body = typeof(QuotaDecisionBody),
            IsBodyOptional = true,
            Answers = [new(200, typeof(QuotaRequest))],
            Problems = [400, 404, 409, 413, 415],
        },
        new("RejectQuotaRequest", HttpMethods.Post, $"{Request}/reject", Rights.Administer, QuotaRequestHandlers.RejectAsync)
        {
            Summary = "Rejects a quota request.",
            Body = typeof(QuotaDecisionBody),
            Answers = [new(200, typeof(QuotaRequest))],
            Problems = [400, 404, 409, 413, 415],
        },
    ];
}
