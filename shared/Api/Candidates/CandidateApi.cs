using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Candidates;

/// <summary>The operations that say what can be associated with what, and why something is not to be seen.</summary>
internal static class CandidateApi
{
    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("ListResourceCandidates", HttpMethods.Get, "regions/{regionId}/eips/{eipId}/candidates", Rights.Read, CandidateHandlers.ForEipAsync)
        {
            Summary = "Lists the region's resources as candidates for an EIP: eligible, or every reason why not.",
            Parameters =
            [
                .. Common,
                ApiParameter.Query("kind", "Only resources of this kind."),
            ],
            Answers = [new(200, typeof(CandidateList<ResourceCandidate>))],
            Problems = [400, 404],
        },
        new("ListEipCandidates", HttpMethods.Get, "regions/{regionId}/resources/{resourceId}/candidates", Rights.Read, CandidateHandlers.ForResourceAsync)
        {
            Summary = "Lists the region's EIPs as candidates for a resource: eligible, or every reason why not.",
            Parameters =
            [
                .. Common,
                ApiParameter.Query("state", "Only EIPs in this state."),
                ApiParameter.Query("internetChargeType", "Only EIPs whose traffic is metered so: PayByBandwidth or PayByTraffic."),
            ],
            Answers = [new(200, typeof(CandidateList<EipCandidate>))],
            Problems = [400, 404],
        },
        new("GetVisibility", HttpMethods.Get, "regions/{regionId}/visibility", Rights.Administer, VisibilityHandler.GetAsync)
        {
            Summary = "Says who cannot see an EIP and its resource together, and why. Needs a key that covers every resource group.",
            Parameters =
            [
                ApiParameter.Query("eipId", "The EIP.") with { IsRequired = true },
                ApiParameter.Query("resourceId", "The resource; the one that the EIP is associated with when absent."),
                ApiParameter.Query(Subjects.ParameterName, "Only the keys of this principal; those of every RAM user when absent."),
            ],
            Answers = [new(200, typeof(VisibilityView))],
            Problems = [400, 404],
        },
    ];

    private static IReadOnlyList<ApiParameter> Common =>
    [
        ApiParameter.PageSize(CandidateHandlers.MostItems),
        ApiParameter.ContinuationToken,
        ApiParameter.Query("eligible", "true for those that every rule lets pass, false for the others."),
        ApiParameter.Query("resourceGroupId", "Only those in this resource group; sent empty, only those in the default one."),
        ApiParameter.Query("mode", "The mode of the association; the EIP's own when absent."),
        Subjects.Parameter,
    ];
}
