using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on EIPs.</summary>
public sealed class EipHttpFunctions(ApiFunction api)
{
    [Function(nameof(AllocateEip))]
    public Task<IResult> AllocateEip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/eips")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(AllocateEip), request, client);

    [Function(nameof(ListEips))]
    public Task<IResult> ListEips(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/eips")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListEips), request, client);

    [Function(nameof(GetEip))]
    public Task<IResult> GetEip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/eips/{eipId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetEip), request, client);

    [Function(nameof(ChangeEip))]
    public Task<IResult> ChangeEip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/regions/{regionId}/eips/{eipId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ChangeEip), request, client);

    [Function(nameof(ReleaseEip))]
    public Task<IResult> ReleaseEip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/regions/{regionId}/eips/{eipId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ReleaseEip), request, client);
}
