using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on candidates.</summary>
public sealed class CandidateHttpFunctions(ApiFunction api)
{
    [Function(nameof(ListResourceCandidates))]
    public Task<IResult> ListResourceCandidates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/eips/{eipId}/candidates")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListResourceCandidates), request, client);

    [Function(nameof(ListEipCandidates))]
    public Task<IResult> ListEipCandidates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/resources/{resourceId}/candidates")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListEipCandidates), request, client);

    [Function(nameof(GetVisibility))]
    public Task<IResult> GetVisibility(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/visibility")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetVisibility), request, client);
}
