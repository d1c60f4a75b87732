using EipFunctions.Api.Eips;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Associations;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Associations;

/// <summary>Changes what becomes of an associated EIP when its resource is gone.</summary>
internal static class PolicyHandler
{
    public static async Task<IResult> PutAsync(ApiRequest request)
    {
        var (partition, eipId) = (request.Partition, request.PathId("eipId"));
        if (await request.BodyAsync(PolicyBody.Read) is not { } policy)
        {
            return request.Refusal!;
        }

        var ifMatch = request.Http.Request.Headers.IfMatch;
        var status = await request.Services.Policies.ChangeAsync(
            partition, request.Principal, eipId, row => EntityTags.Allows(ifMatch, row), policy, request.Aborted);
        return status switch
        {
            PolicyChangeStatus.Changed => await EipHandlers.ShowAsync(request, partition, eipId),
            PolicyChangeStatus.OtherVersion => KnownProblems.OtherVersion(request.Http, eipId),
            PolicyChangeStatus.InTransition => KnownProblems.InTransition(request.Http, eipId),
            PolicyChangeStatus.NotAssociated => ProblemKind.Conflict.With(
                request.Http, $"EIP '{eipId}' is associated with nothing. A policy belongs to an association: send it with that."),
            PolicyChangeStatus.Imported => Imported(request, eipId, policy.ReleaseAfterHold ? "releaseAfterHold" : "onResourceGone"),
            _ => await EipHandlers.NoSuchEipAsync(request, partition, eipId),
        };
    }

    /// <summary>
    /// Whether a release is asked for of an EIP that was imported; then the request has an error that says so. Where an
    /// EIP comes from never changes, so it is enough to look once.
    /// </summary>
    public static async Task<bool> ReleasesImportedAsync(
        ApiRequest request, AccountRegion partition, string eipId, bool releases, string field)
    {
        if (!releases
            || await request.Services.Eips.GetAsync(partition, eipId, request.Aborted) is not { Value.Origin: EipOrigin.Imported } row
            || !request.Principal.Sees(row.Value.ResourceGroupId))
        {
            return false;
        }

        _ = Imported(request, eipId, field);
        return true;
    }

    private static IResult Imported(ApiRequest request, string eipId, string field)
    {
        request.Errors.Add(
            field,
            null,
            $"EIP '{eipId}' was imported: this service never releases an imported EIP.",
            "Ask for Keep, or for Hold without a release afterwards.");
        return request.Refusal!;
    }
}
