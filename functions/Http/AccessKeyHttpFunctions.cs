using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on access keys.</summary>
public sealed class AccessKeyHttpFunctions(ApiFunction api)
{
    [Function(nameof(CreateAccessKey))]
    public Task<IResult> CreateAccessKey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/access-keys")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(CreateAccessKey), request, client);

    [Function(nameof(ListAccessKeys))]
    public Task<IResult> ListAccessKeys(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/access-keys")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListAccessKeys), request, client);

    [Function(nameof(ChangeAccessKey))]
    public Task<IResult> ChangeAccessKey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/access-keys/{accessKeyId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ChangeAccessKey), request, client);

    [Function(nameof(DeleteAccessKey))]
    public Task<IResult> DeleteAccessKey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/access-keys/{accessKeyId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(DeleteAccessKey), request, client);
}
