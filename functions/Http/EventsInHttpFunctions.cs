using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>The operations on events about resources.</summary>
public sealed class EventsInHttpFunctions(ApiFunction api)
{
    [Function(nameof(PostResourceEvents))]
    public Task<IResult> PostResourceEvents(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/events/resources")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(PostResourceEvents), request, client);

    [Function(nameof(AllowResourceEvents))]
    public Task<IResult> AllowResourceEvents(
        [HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "api/events/resources")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(AllowResourceEvents), request, client);

    [Function(nameof(GetResourceEvent))]
    public Task<IResult> GetResourceEvent(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/events/resources/{eventId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(nameof(GetResourceEvent), request, client);
}
