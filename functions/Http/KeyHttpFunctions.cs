using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on API keys.</summary>
public sealed class KeyHttpFunctions(ApiFunction api)
{
    [Function(nameof(CreateKey))]
    public Task<IResult> CreateKey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/keys")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(CreateKey), request, client);

    [Function(nameof(ListKeys))]
    public Task<IResult> ListKeys(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/keys")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListKeys), request, client);

    [Function(nameof(RevokeKey))]
    public Task<IResult> RevokeKey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/keys/{keyId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(RevokeKey), request, client);
}
