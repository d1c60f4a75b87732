using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EipFunctions.Api.Hosting;

/// <summary>Maps the API's endpoints.</summary>
public static class EipApiEndpointExtensions
{
    /// <summary>Maps every operation of <see cref="ApiOperations.All"/>.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <returns>The endpoints.</returns>
    public static IEndpointRouteBuilder MapEipApi(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        foreach (var operation in ApiOperations.All)
        {
            Map(endpoints, operation);
        }

        return endpoints;
    }

    /// <summary>Maps <c>/</c>, where the RPC surface is: every action, for every verb.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <returns>The endpoints.</returns>
    public static IEndpointRouteBuilder MapEipRpc(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);

        // A RequestDelegate: the OpenAPI document is of the REST API.
        _ = endpoints.Map("/", async http =>
        {
            var answer = await http.RequestServices.GetRequiredService<RpcDispatcher>().InvokeAsync(http);
            await answer.ExecuteAsync(http);
        });
        return endpoints;
    }

    /// <summary>Maps <c>/openapi/v1.json</c>, which describes the API.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <returns>The endpoints.</returns>
    public static IEndpointRouteBuilder MapEipOpenApi(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints.MapOpenApi("/openapi/{documentName}.json");
        return endpoints;
    }

    private static void Map(IEndpointRouteBuilder endpoints, ApiOperation operation)
    {
        // A delegate, not a RequestDelegate: only endpoints with a method are described in the OpenAPI document.
        var endpoint = endpoints
            .MapMethods(
                operation.Path,
                [operation.Verb],
                (HttpContext http, ApiDispatcher dispatcher) => dispatcher.InvokeAsync(operation, http))
            .WithName(operation.Name)
            .WithSummary(operation.Summary)
            .WithTags("EipFunctions")
            .WithMetadata(operation);
        if (operation.Body is not null)
        {
            _ = endpoint.WithMetadata(new AcceptsMetadata([.. operation.BodyTypes], operation.Body, operation.IsBodyOptional));
        }

        foreach (var answer in operation.Answers)
        {
            _ = endpoint.WithMetadata(new ProducesResponseTypeMetadata(
                answer.Status, answer.Body ?? typeof(void), answer.Body is null ? [] : ["application/json"]));
        }
    }
}
