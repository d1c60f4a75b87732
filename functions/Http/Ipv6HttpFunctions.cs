using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on IPv6 addresses.</summary>
public sealed class Ipv6HttpFunctions(ApiFunction api)
{
    [Function(nameof(ListIpv6Addresses))]
    public Task<IResult> ListIpv6Addresses(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/resources/{resourceId}/ipv6-addresses")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListIpv6Addresses), request, client);

    [Function(nameof(AssignIpv6Addresses))]
    public Task<IResult> AssignIpv6Addresses(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/resources/{resourceId}/ipv6-addresses")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(AssignIpv6Addresses), request, client);

    [Function(nameof(UnassignIpv6Address))]
    public Task<IResult> UnassignIpv6Address(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/regions/{regionId}/resources/{resourceId}/ipv6-addresses/{address}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(UnassignIpv6Address), request, client);
}
