using System.Text.Json;
using EipFunctions.Api.Associations;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Moves;

/// <summary>The operations that move EIPs from one resource to another.</summary>
internal static class MoveApi
{
    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("MoveEip", HttpMethods.Post, "regions/{regionId}/eips/{eipId}/move", Rights.Operate, MoveAsync)
        {
            Summary = "Moves an EIP from the resource that it is expected to be associated with (412 when it is not) to another one, in one step. With dryRun, answers 200 with what every rule says.",
            Body = typeof(MoveBody),
            Parameters = [ApiParameter.IdempotencyKey, ApiParameter.Prefer],
            Answers = LongWorkAnswers.All,
            Problems = [400, 404, 409, 412, 413, 415, 422],
        },
        new("SwapEips", HttpMethods.Post, "regions/{regionId}/eips/swap", Rights.Operate, SwapAsync)
        {
            Summary = "Lets two EIPs exchange their places, both or neither. With dryRun, answers 200 with what every rule says.",
            Body = typeof(SwapBody),
            Parameters = [ApiParameter.IdempotencyKey, ApiParameter.Prefer],
            Answers = LongWorkAnswers.All,
            Problems = [400, 404, 409, 412, 413, 415, 422],
        },
    ];

    public static async Task<IResult> MoveAsync(ApiRequest request)
    {
        var (partition, eipId, key) = (request.Partition, request.PathId("eipId"), request.IdempotencyKey());
        if (await request.BodyAsync(MoveBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var asked = body.For(eipId);
        if (body.DryRun)
        {
            var (results, warnings) = await request.Services.Moves.ExplainAsync(partition, request.Principal, asked, request.Aborted);
            return LongWork.DryRun(results, warnings);
        }

        var canonical = JsonSerializer.Serialize(asked, ApiJson.Readable.MoveRequest);
        var ticket = LongWork.Ticket(request, OperationKind.MoveEip, partition, eipId, canonical, key);
        return await LongWork.AnswerAsync(request, await request.Services.Operations.MoveAsync(ticket, asked, request.Aborted));
    }

    public static async Task<IResult> SwapAsync(ApiRequest request)
    {
        var (partition, key) = (request.Partition, request.IdempotencyKey());
        if (await request.BodyAsync(SwapBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var asked = body.Request;
        if (body.DryRun)
        {
            var (results, warnings) = await request.Services.Moves.ExplainAsync(partition, request.Principal, asked, request.Aborted);
            return LongWork.DryRun(results, warnings);
        }

        var canonical = JsonSerializer.Serialize(asked, ApiJson.Readable.SwapRequest);
        var ticket = LongWork.Ticket(request, OperationKind.SwapEips, partition, asked.EipId, canonical, key);
        return await LongWork.AnswerAsync(request, await request.Services.Operations.SwapAsync(ticket, asked, request.Aborted));
    }
}
