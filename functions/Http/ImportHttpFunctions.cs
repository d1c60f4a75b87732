using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on imported EIPs.</summary>
public sealed class ImportHttpFunctions(ApiFunction api)
{
    [Function(nameof(ImportEip))]
    public Task<IResult> ImportEip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/eips/import")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ImportEip), request, client);

    [Function(nameof(EndImport))]
    public Task<IResult> EndImport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/regions/{regionId}/eips/{eipId}/import")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(EndImport), request, client);
}
