using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EipFunctions.Api.Associations;

/// <summary>Explains what an action on an EIP would come to. An EIP that does not exist is a part of the explanation.</summary>
internal static class ExplainHandler
{
    public static async Task<IResult> ExplainAsync(ApiRequest request)
    {
        var (partition, eipId, services) = (request.Partition, request.PathId("eipId"), request.Services);
        if (await request.BodyAsync(ExplainBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        if (body.Action is ExplainedAction.Move or ExplainedAction.Swap)
        {
            var explained = body.Action == ExplainedAction.Move
                ? await services.Moves.ExplainAsync(partition, request.Principal, body.Move(eipId), request.Aborted)
                : await services.Moves.ExplainAsync(partition, request.Principal, body.Swap(eipId), request.Aborted);
            return Answer(body.Action, explained.Results, explained.Warnings);
        }

        var disassociation = new DisassociationRequest
        {
            EipId = eipId,
            ResourceId = body.ResourceId,
            ResourceKind = body.ResourceKind,
            PrivateIpAddress = body.PrivateIpAddress,
            Force = body.Force,
        };
        var results = body.Action switch
        {
            ExplainedAction.Disassociate => await services.Disassociations.ExplainAsync(
                partition, request.Principal, disassociation, request.Aborted),
            ExplainedAction.ChangeMode => await services.ModeChanges.ExplainAsync(
                partition,
                request.Principal,
                new() { EipId = eipId, Mode = body.Mode!.Value, PrivateIpAddress = body.PrivateIpAddress },
                request.Aborted),
            ExplainedAction.Release => await services.Releases.ExplainAsync(partition, request.Principal, eipId, request.Aborted),
            _ => await services.Associations.ExplainAsync(
                partition,
                request.Principal,
                new()
                {
                    EipId = eipId,
                    ResourceId = body.ResourceId!,
                    ResourceKind = body.ResourceKind,
                    Mode = body.Mode,
                    PrivateIpAddress = body.PrivateIpAddress,
                },
                request.Aborted),
        };
        var warnings = body.Action switch
        {
            ExplainedAction.Disassociate => await services.Disassociations.WarnAsync(
                partition, request.Principal, disassociation, request.Aborted),
            ExplainedAction.Release => await services.Releases.WarnAsync(partition, request.Principal, eipId, request.Aborted),
            _ => [],
        };
        return Answer(body.Action, results, warnings);
    }

    private static JsonHttpResult<Explanation> Answer(ExplainedAction action, IReadOnlyList<RuleResult> results, IReadOnlyList<Warning> warnings) =>
        TypedResults.Json(Explanation.Of(action, results, warnings), ApiJson.Readable.Explanation);
}
