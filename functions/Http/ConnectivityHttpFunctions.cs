using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on connectivity.</summary>
public sealed class ConnectivityHttpFunctions(ApiFunction api)
{
    [Function(nameof(GetConnectivity))]
    public Task<IResult> GetConnectivity(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/resources/{resourceId}/connectivity")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetConnectivity), request, client);
}
