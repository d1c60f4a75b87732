using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on batches.</summary>
public sealed class BatchHttpFunctions(ApiFunction api)
{
    [Function(nameof(AssociateEips))]
    public Task<IResult> AssociateEips(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/resources/{resourceId}/associate-eips")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(AssociateEips), request, client);
}
