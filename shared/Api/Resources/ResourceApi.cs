using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Resources;

/// <summary>The operations on resources.</summary>
internal static class ResourceApi
{
    private const string Resources = "regions/{regionId}/resources";
    private const string Resource = $"{Resources}/{{resourceId}}";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("PutResource", HttpMethods.Put, Resource, Rights.ManageResources, ResourceHandlers.PutAsync)
        {
            Summary = "Registers a resource or brings it up to date. The ids of the path need not be repeated in the body.",
            Body = typeof(CloudResource),
            Answers = [new(200, typeof(RegisteredResource)), new(201, typeof(RegisteredResource))],
            Problems = [400, 409, 413, 415],
        },
        new("ListResources", HttpMethods.Get, Resources, Rights.Read, ResourceHandlers.ListAsync)
        {
            Summary = "Lists resources by id.",
            Parameters =
            [
                ApiParameter.PageSize(1000),
                ApiParameter.ContinuationToken,
                ApiParameter.Query("kind", "Only resources of this kind."),
            ],
            Answers = [new(200, typeof(Page<RegisteredResource>))],
            Problems = [400],
        },
        new("GetResource", HttpMethods.Get, Resource, Rights.Read, ResourceHandlers.GetAsync)
        {
            Summary = "Reads a resource with the EIPs and DNAT entries on it.",
            Answers = [new(200, typeof(RegisteredResource))],
            Problems = [400, 404],
        },
        new("DeleteResource", HttpMethods.Delete, Resource, Rights.ManageResources, ResourceHandlers.DeleteAsync)
        {
            Summary = "Removes a resource that nothing uses.",
            Answers = [new(204)],
            Problems = [400, 404, 409],
        },
    ];
}
