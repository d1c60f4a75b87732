using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on DNAT entries.</summary>
public sealed class DnatEntryHttpFunctions(ApiFunction api)
{
    [Function(nameof(CreateDnatEntry))]
    public Task<IResult> CreateDnatEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/nat-gateways/{natGatewayId}/dnat-entries")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(CreateDnatEntry), request, client);

    [Function(nameof(ListDnatEntries))]
    public Task<IResult> ListDnatEntries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/nat-gateways/{natGatewayId}/dnat-entries")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListDnatEntries), request, client);

    [Function(nameof(GetDnatEntry))]
    public Task<IResult> GetDnatEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/nat-gateways/{natGatewayId}/dnat-entries/{dnatEntryId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetDnatEntry), request, client);

    [Function(nameof(DeleteDnatEntry))]
    public Task<IResult> DeleteDnatEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/regions/{regionId}/nat-gateways/{natGatewayId}/dnat-entries/{dnatEntryId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(DeleteDnatEntry), request, client);
}
