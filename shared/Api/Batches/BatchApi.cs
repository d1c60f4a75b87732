using System.Text.Json;
using EipFunctions.Api.Associations;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Batches;

/// <summary>The operation that associates several EIPs with one resource.</summary>
internal static class BatchApi
{
    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("AssociateEips", HttpMethods.Post, "regions/{regionId}/resources/{resourceId}/associate-eips", Rights.Operate, AssociateAsync)
        {
            Summary = "Associates up to 50 EIPs with one resource, all or nothing or as many as can be. With dryRun, answers 200 with what it would come to.",
            Body = typeof(BatchBody),
            Parameters = [ApiParameter.IdempotencyKey, ApiParameter.Prefer],
            Answers = LongWorkAnswers.All,
            Problems = [400, 404, 409, 413, 415, 422],
        },
    ];

    public static async Task<IResult> AssociateAsync(ApiRequest request)
    {
        var (partition, resourceId, key) = (request.Partition, request.PathId("resourceId"), request.IdempotencyKey());
        if (await request.BodyAsync(BatchBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var batch = body.For(resourceId);
        if (await ReleasesImportedAsync(request, partition, body))
        {
            return request.Refusal!;
        }

        if (body.DryRun)
        {
            var judged = await request.Services.Batches.JudgeAsync(
                partition, request.Principal, batch.Associations, request.Aborted);
            BatchDryRunItem[] items = [.. judged.Select((violations, index) => new BatchDryRunItem(batch.EipIds[index], violations.Count == 0, violations))];
            return TypedResults.Json(new BatchDryRun(items.All(item => item.WouldSucceed), items), ApiJson.Readable.BatchDryRun);
        }

        var canonical = JsonSerializer.Serialize(batch, ApiJson.Readable.AssociationBatch);
        var ticket = LongWork.Ticket(request, OperationKind.AssociateEips, partition, resourceId, canonical, key);
        return await LongWork.AnswerAsync(
            request, await request.Services.Operations.AssociateManyAsync(ticket, batch, request.Aborted));
    }

    // All of them are looked at, so that the caller is told at once.
    private static async Task<bool> ReleasesImportedAsync(ApiRequest request, AccountRegion partition, BatchBody body)
    {
        var any = false;
        foreach (var eipId in body.EipIds)
        {
            any |= await PolicyHandler.ReleasesImportedAsync(request, partition, eipId, body.Policy is { Releases: true }, "policy");
        }

        return any;
    }
}
