using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on SNAT entries.</summary>
public sealed class SnatEntryHttpFunctions(ApiFunction api)
{
    [Function(nameof(CreateSnatEntry))]
    public Task<IResult> CreateSnatEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/nat-gateways/{natGatewayId}/snat-entries")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(CreateSnatEntry), request, client);

    [Function(nameof(ListSnatEntries))]
    public Task<IResult> ListSnatEntries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/nat-gateways/{natGatewayId}/snat-entries")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListSnatEntries), request, client);

    [Function(nameof(GetSnatEntry))]
    public Task<IResult> GetSnatEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/nat-gateways/{natGatewayId}/snat-entries/{snatEntryId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetSnatEntry), request, client);

    [Function(nameof(DeleteSnatEntry))]
    public Task<IResult> DeleteSnatEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/regions/{regionId}/nat-gateways/{natGatewayId}/snat-entries/{snatEntryId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(DeleteSnatEntry), request, client);
}
