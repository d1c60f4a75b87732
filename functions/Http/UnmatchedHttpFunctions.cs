using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>Requests below <c>/api</c> that belong to no operation.</summary>
public sealed class UnmatchedHttpFunctions(ApiFunction api)
{
    // The Functions host asks its routes in the order of the functions' names, whatever they look like; so this one has
    // the last name there is.
    [Function("ZUnmatched")]
    public Task<IResult> Unmatched(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunUnmatchedAsync(request, client);
}
