using System.Text.Json;
using EipFunctions.Api.Associations;
using EipFunctions.Api.Candidates;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Claims;

/// <summary>The operation that claims an EIP: one that is free, whichever, for a resource.</summary>
internal static class ClaimApi
{
    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("ClaimEip", HttpMethods.Post, "regions/{regionId}/eips/claim", Rights.Operate, ClaimAsync)
        {
            Summary = "Associates one free EIP that matches with a resource, or allocates one where that is allowed: all of it, or nothing. With dryRun, answers 200 with what it would come to.",
            Body = typeof(ClaimBody),
            Parameters = [ApiParameter.IdempotencyKey, ApiParameter.Prefer],
            Answers = LongWorkAnswers.All,
            Problems = [400, 403, 404, 409, 413, 415, 422],
        },
    ];

    public static async Task<IResult> ClaimAsync(ApiRequest request)
    {
        var (partition, key) = (request.Partition, request.IdempotencyKey());
        if (await request.BodyAsync(ClaimBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        if (body.AllocateIfNone && !request.Principal.Sees(body.ResourceGroupId ?? ""))
        {
            return ProblemKind.Forbidden.With(
                request.Http, $"The key does not cover {ResourceGroup.Name(body.ResourceGroupId ?? "")}, in which an EIP would be allocated.");
        }

        var claim = body.ToRequest();
        if (body.DryRun)
        {
            var choice = await request.Services.Chooser.ChooseAsync(
                partition, request.Principal, claim, request.Http.TraceIdentifier, [], request.Aborted);
            var succeeds = choice.Violations.Count == 0;
            return TypedResults.Json(
                new ClaimDryRun(succeeds, choice.EipId, succeeds && choice.EipId is null, choice.Violations), ApiJson.Readable.ClaimDryRun);
        }

        var canonical = JsonSerializer.Serialize(
            claim with { Filter = claim.Filter with { Tags = new SortedDictionary<string, string>(claim.Filter.Tags.ToDictionary(), StringComparer.Ordinal) } },
            ApiJson.Readable.ClaimRequest);
        var ticket = LongWork.Ticket(request, OperationKind.ClaimEip, partition, claim.Association.ResourceId, canonical, key);
        return await LongWork.AnswerAsync(request, await request.Services.Operations.ClaimAsync(ticket, claim, request.Aborted));
    }
}
