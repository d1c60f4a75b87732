using EipFunctions.Api.Hosting;
using EipFunctions.Functions.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Http;

/// <summary>
/// Carries out an operation of the API for an HTTP function. Functions let every request in: the API checks its own
/// keys, the same on every host.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="clients">Takes the client that operations start workflows with.</param>
public sealed class ApiFunction(ApiHost api, DurableTaskClientAccessor clients)
{
    /// <summary>Carries out an operation.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="request">The request.</param>
    /// <param name="client">The client of the invocation.</param>
    /// <returns>The answer.</returns>
    public Task<IResult> RunAsync(string operation, HttpRequest request, DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(request);
        clients.Client = client;
        return api.InvokeAsync(operation, request.HttpContext);
    }

    /// <summary>Answers a request that no other function takes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The client of the invocation.</param>
    /// <returns>The answer.</returns>
    public Task<IResult> RunUnmatchedAsync(HttpRequest request, DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(request);
        clients.Client = client;
        return api.InvokeUnmatchedAsync(request.HttpContext);
    }
}
