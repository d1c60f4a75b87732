using System.Text.Json;
using EipFunctions.Api.Associations;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Plans;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Plans;

/// <summary>The operations that plan several EIPs for one ECS instance and carry a plan out (FAQ section_c6w_x9a_b7m).</summary>
internal static class PlanApi
{
    private const string Plans = "regions/{regionId}/resources/{resourceId}/eip-plans";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("ListEipPlans", HttpMethods.Get, Plans, Rights.Read, ListAsync)
        {
            Summary = "Plans how an ECS instance gets several more EIPs: every way, the best first. Changes nothing.",
            Parameters =
            [
                ApiParameter.Query("count", $"How many more EIPs, 1 to {EipPlanner.MostEips}.") with { IsRequired = true },
            ],
            Answers = [new(200, typeof(PlanList))],
            Problems = [400, 404, 409],
        },
        new("CarryOutEipPlan", HttpMethods.Post, Plans, Rights.Operate, CarryOutAsync)
        {
            Summary = "Associates several EIPs with an ECS instance in one of the ways, all or none. With dryRun, answers 200 with what it would come to.",
            Body = typeof(PlanBody),
            Parameters = [ApiParameter.IdempotencyKey, ApiParameter.Prefer],
            Answers = LongWorkAnswers.All,
            Problems = [400, 404, 409, 413, 415, 422],
        },
    ];

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var (partition, instanceId) = (request.Partition, request.PathId("resourceId"));
        var count = request.Query.Whole("count", 1, EipPlanner.MostEips, isRequired: true);
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var snapshot = await request.Services.Plans.ReadAsync(partition, request.Principal, instanceId, request.Aborted);
        if (snapshot.Instance is null)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, instanceId);
        }

        return EipPlanner.Obstacles(snapshot) is { Count: > 0 } obstacles
            ? ViolationProblems.Describe(request.Http, obstacles)
            : TypedResults.Json(EipPlanner.Plan(snapshot, count!.Value), ApiJson.Readable.PlanList);
    }

    public static async Task<IResult> CarryOutAsync(ApiRequest request)
    {
        var (partition, instanceId, key) = (request.Partition, request.PathId("resourceId"), request.IdempotencyKey());
        if (await request.BodyAsync(PlanBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        if (body.DryRun)
        {
            var planned = await request.Services.Plans.AssignAsync(
                partition, request.Principal, instanceId, body.Way, body.EipIds, request.Aborted);
            return TypedResults.Json(
                new PlanDryRun(planned.Violations.Count == 0, planned.Violations, planned.Associations), ApiJson.Readable.PlanDryRun);
        }

        var batch = body.For(instanceId);
        var canonical = JsonSerializer.Serialize(batch, ApiJson.Readable.AssociationBatch);
        var ticket = LongWork.Ticket(request, OperationKind.AssociateEips, partition, instanceId, canonical, key);
        return await LongWork.AnswerAsync(
            request, await request.Services.Operations.AssociateManyAsync(ticket, batch, request.Aborted));
    }
}
