using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on settings.</summary>
public sealed class SettingsHttpFunctions(ApiFunction api)
{
    [Function(nameof(GetSettings))]
    public Task<IResult> GetSettings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regions/{regionId}/settings")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetSettings), request, client);

    [Function(nameof(PutSettings))]
    public Task<IResult> PutSettings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/regions/{regionId}/settings")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(PutSettings), request, client);
}
