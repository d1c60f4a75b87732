using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on guidance.</summary>
public sealed class GuidanceHttpFunctions(ApiFunction api)
{
    [Function(nameof(GetEipGuidance))]
    public Task<IResult> GetEipGuidance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/eips/{eipId}/guidance")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetEipGuidance), request, client);

    [Function(nameof(GetResourceGuidance))]
    public Task<IResult> GetResourceGuidance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/resources/{resourceId}/guidance")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetResourceGuidance), request, client);

    [Function(nameof(GetEipGatewayInfo))]
    public Task<IResult> GetEipGatewayInfo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/resources/{resourceId}/eip-gateway-info")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetEipGatewayInfo), request, client);
}
