using EipFunctions.Api.Associations;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Operations;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Eips;

/// <summary>Carries out the release of an EIP.</summary>
internal static class ReleaseHandler
{
    public static async Task<IResult> ReleaseAsync(ApiRequest request)
    {
        var (partition, eipId, key) = (request.Partition, request.PathId("eipId"), request.IdempotencyKey());
        var dryRun = request.Query.YesNo("dryRun");
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!await MatchesAsync(request, partition, eipId, key))
        {
            return KnownProblems.OtherVersion(request.Http, eipId);
        }

        if (dryRun)
        {
            return LongWork.DryRun(
                await request.Services.Releases.ExplainAsync(partition, request.Principal, eipId, request.Aborted),
                await request.Services.Releases.WarnAsync(partition, request.Principal, eipId, request.Aborted));
        }

        var ticket = LongWork.Ticket(request, OperationKind.ReleaseEip, partition, eipId, canonicalBody: "", key);
        return await LongWork.AnswerAsync(
            request, await request.Services.Operations.ReleaseAsync(ticket, eipId, request.Aborted));
    }

    // A repetition finds the EIP changed by the very release that it repeats: then If-Match was honoured the first time.
    private static async Task<bool> MatchesAsync(ApiRequest request, AccountRegion partition, string eipId, string? key)
    {
        var ifMatch = request.Http.Request.Headers.IfMatch;
        if (ifMatch.Count == 0)
        {
            return true;
        }

        var row = await request.Services.Eips.GetAsync(partition, eipId, request.Aborted);
        if (row is null || EntityTags.Allows(ifMatch, row))
        {
            return true;
        }

        return key is not null && await request.Services.Operations.GetAsync(
            partition.AccountId, LongWork.OperationId(request, key), request.Aborted) is not null;
    }
}
