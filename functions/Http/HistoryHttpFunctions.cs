using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on history.</summary>
public sealed class HistoryHttpFunctions(ApiFunction api)
{
    [Function(nameof(GetEipHistory))]
    public Task<IResult> GetEipHistory(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/eips/{eipId}/history")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetEipHistory), request, client);

    [Function(nameof(GetResourceHistory))]
    public Task<IResult> GetResourceHistory(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/resources/{resourceId}/history")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetResourceHistory), request, client);
}
