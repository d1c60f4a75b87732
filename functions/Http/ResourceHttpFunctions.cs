using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on resources.</summary>
public sealed class ResourceHttpFunctions(ApiFunction api)
{
    [Function(nameof(PutResource))]
    public Task<IResult> PutResource(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/regions/{regionId}/resources/{resourceId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(PutResource), request, client);

    [Function(nameof(ListResources))]
    public Task<IResult> ListResources(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/resources")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListResources), request, client);

    [Function(nameof(GetResource))]
    public Task<IResult> GetResource(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/resources/{resourceId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetResource), request, client);

    [Function(nameof(DeleteResource))]
    public Task<IResult> DeleteResource(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/regions/{regionId}/resources/{resourceId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(DeleteResource), request, client);
}
