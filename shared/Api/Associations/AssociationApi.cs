using System.Text.Json;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Eips;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Associations;

/// <summary>The operations that associate, disassociate and change the mode.</summary>
internal static class AssociationApi
{
    private const string Eip = "regions/{regionId}/eips/{eipId}";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("AssociateEip", HttpMethods.Post, $"{Eip}/associate", Rights.Operate, AssociateAsync)
        {
            Summary = "Associates an EIP with a resource. With defer, waits for the resource where only its state stands in the way. With dryRun, answers 200 with what every rule says.",
            Body = typeof(AssociateBody),
            Parameters = [ApiParameter.IdempotencyKey, ApiParameter.Prefer],
            Answers = LongWorkAnswers.All,
            Problems = [400, 404, 409, 413, 415, 422],
        },
        new("ChangeAssociationPolicy", HttpMethods.Put, $"{Eip}/association/policy", Rights.Operate, PolicyHandler.PutAsync)
        {
            Summary = "Says what becomes of an associated EIP when its resource is gone: it is kept, released, or held for the replacement.",
            Body = typeof(AssociationPolicy),
            Parameters = [ApiParameter.IfMatch],
            Answers = [new(200, typeof(EipView))],
            Problems = [400, 404, 409, 412, 413, 415],
        },
        new("DisassociateEip", HttpMethods.Post, $"{Eip}/disassociate", Rights.Operate, DisassociateAsync)
        {
            Summary = "Disassociates an EIP from its resource. With dryRun, answers 200 with what every rule says.",
            Body = typeof(DisassociateBody),
            IsBodyOptional = true,
            Parameters = [ApiParameter.IdempotencyKey, ApiParameter.Prefer],
            Answers = LongWorkAnswers.All,
            Problems = [400, 404, 409, 413, 415, 422],
        },
        new("ChangeEipMode", HttpMethods.Post, $"{Eip}/change-mode", Rights.Operate, ChangeModeAsync)
        {
            Summary = "Changes the mode of an EIP, and of its association with an ENI in place. With dryRun, answers 200 with what every rule says.",
            Body = typeof(ChangeModeBody),
            Parameters = [ApiParameter.IdempotencyKey, ApiParameter.Prefer],
            Answers = LongWorkAnswers.All,
            Problems = [400, 404, 409, 413, 415, 422],
        },
        new("ExplainEip", HttpMethods.Post, $"{Eip}/explain", Rights.Read, ExplainHandler.ExplainAsync)
        {
            Summary = "Says what every rule says of an association, a disassociation, a change of mode, a move, a swap or a release, and changes nothing.",
            Body = typeof(ExplainBody),
            Answers = [new(200, typeof(Explanation))],
            Problems = [400, 413, 415],
        },
    ];

    public static async Task<IResult> AssociateAsync(ApiRequest request)
    {
        var (partition, eipId, key) = (request.Partition, request.PathId("eipId"), request.IdempotencyKey());
        if (await request.BodyAsync(AssociateBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        if (await PolicyHandler.ReleasesImportedAsync(request, partition, eipId, body.Policy is { Releases: true }, "policy"))
        {
            return request.Refusal!;
        }

        var asked = body.For(eipId);
        if (body.DryRun)
        {
            return LongWork.DryRun(await request.Services.Associations.ExplainAsync(
                partition, request.Principal, asked, request.Aborted));
        }

        var canonical = JsonSerializer.Serialize(asked, ApiJson.Readable.AssociationRequest);
        var ticket = LongWork.Ticket(request, OperationKind.AssociateEip, partition, eipId, canonical, key);
        return await LongWork.AnswerAsync(
            request, await request.Services.Operations.AssociateAsync(ticket, asked, request.Aborted));
    }

    public static async Task<IResult> DisassociateAsync(ApiRequest request)
    {
        var (partition, eipId, key) = (request.Partition, request.PathId("eipId"), request.IdempotencyKey());
        if (await request.BodyAsync(DisassociateBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        if (await PolicyHandler.ReleasesImportedAsync(
            request, partition, eipId, body.Hold is { ReleaseAfterwards: true }, "hold.releaseAfterwards"))
        {
            return request.Refusal!;
        }

        var asked = body.For(eipId);
        if (body.DryRun)
        {
            return LongWork.DryRun(
                await request.Services.Disassociations.ExplainAsync(partition, request.Principal, asked, request.Aborted),
                await request.Services.Disassociations.WarnAsync(partition, request.Principal, asked, request.Aborted));
        }

        var canonical = JsonSerializer.Serialize(asked, ApiJson.Readable.DisassociationRequest);
        var ticket = LongWork.Ticket(request, OperationKind.DisassociateEip, partition, eipId, canonical, key);
        return await LongWork.AnswerAsync(
            request, await request.Services.Operations.DisassociateAsync(ticket, asked, request.Aborted));
    }

    public static async Task<IResult> ChangeModeAsync(ApiRequest request)
    {
        var (partition, eipId, key) = (request.Partition, request.PathId("eipId"), request.IdempotencyKey());
        if (await request.BodyAsync(ChangeModeBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        var asked = body.For(eipId);
        if (body.DryRun)
        {
            return LongWork.DryRun(await request.Services.ModeChanges.ExplainAsync(
                partition, request.Principal, asked, request.Aborted));
        }

        var canonical = JsonSerializer.Serialize(asked, ApiJson.Readable.ModeChangeRequest);
        var ticket = LongWork.Ticket(request, OperationKind.ChangeEipMode, partition, eipId, canonical, key);
        return await LongWork.AnswerAsync(
            request, await request.Services.Operations.ChangeModeAsync(ticket, asked, request.Aborted));
    }
}
