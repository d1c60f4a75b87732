using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on idle EIPs.</summary>
public sealed class IdleHttpFunctions(ApiFunction api)
{
    [Function(nameof(ListIdleEips))]
    public Task<IResult> ListIdleEips(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/idle-eips")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListIdleEips), request, client);
}
