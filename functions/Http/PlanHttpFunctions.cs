using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on plans.</summary>
public sealed class PlanHttpFunctions(ApiFunction api)
{
    [Function(nameof(ListEipPlans))]
    public Task<IResult> ListEipPlans(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/resources/{resourceId}/eip-plans")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListEipPlans), request, client);

    [Function(nameof(CarryOutEipPlan))]
    public Task<IResult> CarryOutEipPlan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regions/{regionId}/resources/{resourceId}/eip-plans")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(CarryOutEipPlan), request, client);
}
