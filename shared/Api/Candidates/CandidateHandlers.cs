using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Eips;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Candidates;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Candidates;

/// <summary>Carries out the operations on candidates.</summary>
internal static class CandidateHandlers
{
    public const int MostItems = 500;

    public static async Task<IResult> ForEipAsync(ApiRequest request)
    {
        var (partition, eipId) = (request.Partition, request.PathId("eipId"));
        var kind = request.Query.OneOf("kind", ApiJson.Readable.ResourceKind);
        var group = request.Query.TextOrEmpty("resourceGroupId");
        var asked = Ask<RegisteredResource>(request, eipId, kind, group);
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var (subject, refused) = await Subjects.FindAsync(request);
        if (subject is null)
        {
            return refused!;
        }

        if ((await request.Services.Eips.GetAsync(partition, eipId, request.Aborted))?.Value is not { } eip
            || !request.Principal.Sees(eip.ResourceGroupId))
        {
            return await EipHandlers.NoSuchEipAsync(request, partition, eipId);
        }

        var page = await request.Services.Candidates.ForEipAsync(
            asked.Query with
            {
                Subject = subject,
                Filter = kind is null && group is null
                    ? null
                    : target => (kind is null || target.Resource.Kind == kind) && (group is null || target.Resource.ResourceGroupId == group),
            },
            eip,
            request.Aborted);
        return TypedResults.Json(
            List(request, asked.List, page, candidate => View(candidate, eip, subject), CandidateVisibility.Hides(subject, eip)),
            ApiJson.Readable.CandidateListResourceCandidate);
    }

    public static async Task<IResult> ForResourceAsync(ApiRequest request)
    {
        var (partition, resourceId) = (request.Partition, request.PathId("resourceId"));
        var state = request.Query.OneOf("state", ApiJson.Readable.EipState);
        var chargeType = request.Query.OneOf("internetChargeType", ApiJson.Readable.InternetChargeType);
        var group = request.Query.TextOrEmpty("resourceGroupId");
        var asked = Ask<Eip>(request, resourceId, state, chargeType, group);
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var (subject, refused) = await Subjects.FindAsync(request);
        if (subject is null)
        {
            return refused!;
        }

        if ((await request.Services.Resources.GetAsync(partition, resourceId, request.Aborted))?.Value is not { } target
            || !request.Principal.Sees(target.Resource.ResourceGroupId))
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, resourceId);
        }

        var page = await request.Services.Candidates.ForResourceAsync(
            asked.Query with
            {
                Subject = subject,
                Filter = state is null && chargeType is null && group is null
                    ? null
                    : eip => (state is null || eip.State == state)
                        && (chargeType is null || eip.InternetChargeType == chargeType)
                        && (group is null || eip.ResourceGroupId == group),
            },
            target,
            request.Aborted);
        return TypedResults.Json(
            List(
                request,
                asked.List,
                page,
                candidate => View(candidate, target.Resource, subject),
                CandidateVisibility.Hides(subject, target.Resource)),
            ApiJson.Readable.CandidateListEipCandidate);
    }

    // The list's name binds a continuation token to the filters that it was given with.
    private static (CandidateQuery<T> Query, string List) Ask<T>(ApiRequest request, string id, params object?[] filters)
    {
        var mode = request.Query.OneOf("mode", ApiJson.Readable.EipMode);
        var eligible = request.Query.YesNoOrEither("eligible");
        var list = $"{request.Operation.Name}|{request.Partition}|{id}|{mode}|{eligible}|"
            + $"{request.Query.Text(Subjects.ParameterName)}|{string.Join('|', filters.Select(filter => filter ?? "\0"))}";
        return (
            new(request.Partition, request.Principal, request.Principal)
            {
                Mode = mode,
                Eligible = eligible,
                PageSize = request.Query.PageSize(MostItems),
                After = request.ContinuationToken(list),
            },
            list);
    }

    private static CandidateList<TView> List<T, TView>(
        ApiRequest request, string list, CandidatePage<T> page, Func<Candidate<T>, TView> view, HiddenBecause? hiddenBecause) => new(
            [.. page.Items.Select(view)],
            PageToken.Write(page.After, list),
            PartialView.Notice(request.Principal),
            hiddenBecause);

    private static ResourceCandidate View(Candidate<RegisteredResource> candidate, Eip eip, Principal subject)
    {
        var resource = candidate.Value.Resource;
        return new(
            resource.ResourceId,
            resource.Kind,
            resource.Name,
            resource.ResourceGroupId,
            candidate.Violations.Count == 0,
            candidate.Violations,
            CandidateVisibility.Of(eip, resource, CandidateVisibility.Hides(subject, resource)));
    }

    private static EipCandidate View(Candidate<Eip> candidate, CloudResource resource, Principal subject)
    {
        var eip = candidate.Value;
        return new(
            eip.EipId,
            eip.IpAddress,
            eip.Name,
            eip.State,
            eip.InternetChargeType,
            eip.ResourceGroupId,
            candidate.Violations.Count == 0,
            candidate.Violations,
            CandidateVisibility.Of(eip, resource, CandidateVisibility.Hides(subject, eip)));
    }
}
