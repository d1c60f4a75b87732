using EipFunctions.Api.Hosting;
using EipFunctions.Functions.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;

namespace EipFunctions.Functions.Http;

/// <summary>
/// Carries out an operation of the API for an HTTP function. Functions let every request in: the API checks its own
/// keys, the same on every host.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="clients">Takes the client that operations start workflows with.</param>
/// <param name="configuration">Says whether this runs on Azure.</param>
public sealed class ApiFunction(ApiHost api, DurableTaskClientAccessor clients, IConfiguration configuration)
{
    private readonly bool _isOnAzure = configuration["WEBSITE_INSTANCE_ID"] is not null;

    /// <summary>Carries out an operation.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="request">The request.</param>
    /// <param name="client">The client of the invocation.</param>
    /// <returns>The answer.</returns>
    public Task<IResult> RunAsync(string operation, HttpRequest request, DurableTaskClient client) =>
        api.InvokeAsync(operation, Begin(request, client));

    /// <summary>Answers a request that no other function takes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The client of the invocation.</param>
    /// <returns>The answer.</returns>
    public Task<IResult> RunUnmatchedAsync(HttpRequest request, DurableTaskClient client) =>
        api.InvokeUnmatchedAsync(Begin(request, client));

    private HttpContext Begin(HttpRequest request, DurableTaskClient client)
    {
        clients.Client = client;
        if (_isOnAzure)
        {
            ForwardedClient.Restore(request.HttpContext);
        }

        return request.HttpContext;
    }
}
