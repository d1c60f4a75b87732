using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on moves and swaps.</summary>
public sealed class MoveHttpFunctions(ApiFunction api)
{
    [Function(nameof(MoveEip))]
    public Task<IResult> MoveEip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/eips/{eipId}/move")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(MoveEip), request, client);

    [Function(nameof(SwapEips))]
    public Task<IResult> SwapEips(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/eips/swap")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(SwapEips), request, client);
}
