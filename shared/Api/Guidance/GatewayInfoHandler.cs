using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Resources;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Guidance;

/// <summary>Answers what DescribeEipGatewayInfo does.</summary>
internal static class GatewayInfoHandler
{
    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var (partition, resourceId) = (request.Partition, request.PathId("resourceId"));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await VisibleResource.FindAsync(request, partition, resourceId) is not { } resource)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, resourceId);
        }

        return resource.Resource is NetworkInterface
            ? TypedResults.Json(EipGatewayInfoList.Of(resource), ApiJson.Readable.EipGatewayInfoList)
            : ProblemKind.Conflict.With(
                request.Http, $"'{resourceId}' is registered as {resource.Resource.Kind}; only an ENI has EIPs that need a gateway. Send the id of an ENI.");
    }
}
