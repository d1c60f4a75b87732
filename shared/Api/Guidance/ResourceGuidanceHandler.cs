using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Guidance;
using EipFunctions.Domain.Ipv6;
using EipFunctions.Domain.Resources;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Guidance;

/// <summary>Says what the operating system sees of all that is on a resource.</summary>
internal static class ResourceGuidanceHandler
{
    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var (partition, resourceId) = (request.Partition, request.PathId("resourceId"));
        var operatingSystems = GuidanceQuery.OperatingSystems(request);
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await VisibleResource.FindAsync(request, partition, resourceId) is not { } registered)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, resourceId);
        }

        var resource = registered.Resource;
        return TypedResults.Json(
            new ResourceGuidance(
                resourceId,
                resource.Kind,
                [
                    .. registered.Occupants.Select(occupant => EipGuide.Of(new()
                    {
                        EipId = occupant.EipId,
                        IpAddress = occupant.IpAddress,
                        Mode = occupant.Mode,
                        PrivateIpAddress = occupant.PrivateIpAddress,
                        Resource = resource,
                        OperatingSystems = operatingSystems,
                    })),
                ],
                resource is EcsInstance instance ? Ipv6Guide.Of(instance, registered.Ipv6Addresses, operatingSystems) : null),
            ApiJson.Readable.ResourceGuidance);
    }
}
