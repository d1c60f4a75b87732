using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on reconciliations.</summary>
public sealed class ReconciliationHttpFunctions(ApiFunction api)
{
    [Function(nameof(StartReconciliation))]
    public Task<IResult> StartReconciliation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/reconciliations")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(StartReconciliation), request, client);

    [Function(nameof(ListReconciliations))]
    public Task<IResult> ListReconciliations(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/reconciliations")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListReconciliations), request, client);

    [Function(nameof(GetReconciliation))]
    public Task<IResult> GetReconciliation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/reconciliations/{reconciliationId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetReconciliation), request, client);
}
