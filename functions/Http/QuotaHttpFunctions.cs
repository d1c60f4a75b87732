using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on quotas.</summary>
public sealed class QuotaHttpFunctions(ApiFunction api)
{
    [Function(nameof(ListQuotas))]
    public Task<IResult> ListQuotas(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/quotas")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListQuotas), request, client);

    [Function(nameof(CreateQuotaRequest))]
    public Task<IResult> CreateQuotaRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/quota-requests")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(CreateQuotaRequest), request, client);

    [Function(nameof(ListQuotaRequests))]
    public Task<IResult> ListQuotaRequests(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/quota-requests")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListQuotaRequests), request, client);

    [Function(nameof(GetQuotaRequest))]
    public Task<IResult> GetQuotaRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/quota-requests/{requestId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetQuotaRequest), request, client);

    [Function(nameof(ApproveQuotaRequest))]
    public Task<IResult> ApproveQuotaRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/quota-requests/{requestId}/approve")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ApproveQuotaRequest), request, client);

    [Function(nameof(RejectQuotaRequest))]
    public Task<IResult> RejectQuotaRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/quota-requests/{requestId}/reject")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(RejectQuotaRequest), request, client);
}
