using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on WAF origins.</summary>
public sealed class WafOriginHttpFunctions(ApiFunction api)
{
    [Function(nameof(PutWafOrigin))]
    public Task<IResult> PutWafOrigin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/regions/{regionId}/eips/{eipId}/waf-origins/{wafInstanceId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(PutWafOrigin), request, client);

    [Function(nameof(ListWafOrigins))]
    public Task<IResult> ListWafOrigins(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/eips/{eipId}/waf-origins")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(ListWafOrigins), request, client);

    [Function(nameof(DeleteWafOrigin))]
    public Task<IResult> DeleteWafOrigin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/regions/{regionId}/eips/{eipId}/waf-origins/{wafInstanceId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(DeleteWafOrigin), request, client);
}
