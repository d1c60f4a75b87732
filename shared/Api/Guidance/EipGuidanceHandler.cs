using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Eips;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Guidance;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Guidance;

/// <summary>Says what the operating system sees of an EIP (FAQ section_9y3_r2h_ran).</summary>
internal static class EipGuidanceHandler
{
    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var (partition, eipId) = (request.Partition, request.PathId("eipId"));
        var operatingSystems = GuidanceQuery.OperatingSystems(request);
        var resourceId = request.Query.Text("resourceId");
        var mode = request.Query.OneOf("mode", ApiJson.Readable.EipMode);
        request.Errors.CheckId("resourceId", resourceId);
        if (mode is not null && resourceId is null)
        {
            request.Errors.Add("mode", mode.ToString(), "It goes with resourceId.", "Send resourceId as well, or leave mode out.");
        }

        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await request.Services.Eips.GetAsync(partition, eipId, request.Aborted);
        var eip = row is null
            ? null
            : await request.Services.EipViews.OfAsync(partition, request.Principal, row.Value, request.Aborted);
        if (eip is null)
        {
            return await EipHandlers.NoSuchEipAsync(request, partition, eipId);
        }

        var isPreview = resourceId is not null && resourceId != eip.Association?.ResourceId;
        if ((resourceId ?? eip.Association?.ResourceId) is not { } on)
        {
            return ProblemKind.Conflict.With(
                request.Http, $"EIP '{eipId}' is associated with nothing. Associate it, or send resourceId to see what it would be like.");
        }

        if (await VisibleResource.FindAsync(request, partition, on) is not { } resource)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, on);
        }

        if (mode is not null && Refuse(partition, request.Principal, eipId, resource, mode.Value) is { Count: > 0 } violations)
        {
            return ViolationProblems.Describe(request.Http, violations);
        }

        return TypedResults.Json(
            EipGuide.Of(new()
            {
                EipId = eip.EipId,
                IpAddress = eip.IpAddress,
                Mode = isPreview || mode is not null
                    ? PreviewMode(resource.Resource, mode ?? eip.Mode)
                    : eip.Association!.Mode,
                PrivateIpAddress = isPreview ? PrimaryAddress(resource.Resource) : eip.Association!.PrivateIpAddress,
                Resource = resource.Resource,
                IsPreview = isPreview || (mode is not null && mode != eip.Association!.Mode),
                OperatingSystems = operatingSystems,
            }),
            ApiJson.Readable.EipGuidance);
    }

    private static string? PrimaryAddress(CloudResource resource) => resource.PrivateAddresses is [var first, ..] ? first : null;

    // A preview does not ask whether the association would be allowed, but it shows no mode that cannot be.
    private static IReadOnlyList<Violation> Refuse(
        AccountRegion partition, Principal principal, string eipId, RegisteredResource resource, EipMode mode) =>
    [
        .. AssociationRules.All.Evaluate(new()
        {
            Request = new() { EipId = eipId, ResourceId = resource.Resource.ResourceId, Mode = mode },
            RegionId = partition.RegionId,
            Principal = principal,
            Account = new(),
            Target = resource,
        }).Where(violation => violation.RuleId == "mode-only-for-eni"),
    ];

    // The EIP's own mode is for ENIs; every other kind of resource knows only NAT.
    private static EipMode PreviewMode(CloudResource resource, EipMode asked) =>
        resource is NetworkInterface ? asked : EipMode.Nat;
}
