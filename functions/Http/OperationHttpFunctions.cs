using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on operations.</summary>
public sealed class OperationHttpFunctions(ApiFunction api)
{
    [Function(nameof(GetOperation))]
    public Task<IResult> GetOperation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/operations/{operationId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetOperation), request, client);

    [Function(nameof(ListOperations))]
    public Task<IResult> ListOperations(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/operations")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListOperations), request, client);

    [Function(nameof(CancelOperation))]
    public Task<IResult> CancelOperation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/operations/{operationId}/cancel")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(CancelOperation), request, client);
}
