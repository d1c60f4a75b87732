using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on claims.</summary>
public sealed class ClaimHttpFunctions(ApiFunction api)
{
    [Function(nameof(ClaimEip))]
    public Task<IResult> ClaimEip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/eips/claim")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ClaimEip), request, client);
}
