using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on EIPs that are held.</summary>
public sealed class HoldHttpFunctions(ApiFunction api)
{
    [Function(nameof(ListHolds))]
    public Task<IResult> ListHolds(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/holds")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListHolds), request, client);

    [Function(nameof(EndHold))]
    public Task<IResult> EndHold(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/regions/{regionId}/eips/{eipId}/hold")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(EndHold), request, client);
}
