using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace EipFunctions.Gateway.Simulated;

/// <summary>The simulated gateway's data plane over HTTP: to look at, and to break.</summary>
public static class GatewayBindingEndpoints
{
    private const int MaxRemote = 128;

    /// <summary>
    /// Maps <c>/gateway/regions/{regionId}/bindings/{eipId}</c>: GET shows the binding and its flows, DELETE loses it behind
    /// the service's back, POST on <c>…/flows?remote=</c> opens a flow.
    /// </summary>
    /// <param name="endpoints">Where to map.</param>
    /// <returns>The endpoints, for the caller to require authorization on.</returns>
    public static RouteGroupBuilder MapGatewayBindings(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var group = endpoints.MapGroup("/gateway/regions/{regionId}/bindings/{eipId}");
        group.MapGet("", GetAsync).WithName("GetGatewayBinding");
        group.MapDelete("", Delete).WithName("LoseGatewayBinding");
        group.MapPost("flows", OpenFlow).WithName("OpenGatewayFlow");
        return group;
    }

    // The attribute is needed: the gateway's own BindAsync looks like one that binds the parameter.
    private static async Task<JsonHttpResult<GatewayView>> GetAsync(
        [FromServices] SimulatedGateway gateway, string regionId, string eipId, CancellationToken cancellationToken) =>
        TypedResults.Json(
            new(
                await gateway.ReadAsync(regionId, eipId, cancellationToken),
                await gateway.ReadFenceAsync(regionId, eipId, cancellationToken),
                gateway.FlowsOf(regionId, eipId)),
            GatewayJson.Default.GatewayView);

    private static Results<NoContent, ProblemHttpResult> Delete(
        [FromServices] SimulatedGateway gateway, string regionId, string eipId) =>
        gateway.Lose(regionId, eipId) ? TypedResults.NoContent() : NotBound(eipId);

    private static Results<NoContent, ProblemHttpResult, ValidationProblem> OpenFlow(
        [FromServices] SimulatedGateway gateway, string regionId, string eipId, string? remote)
    {
        if (remote is not { Length: > 0 and <= MaxRemote })
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]>
            {
                ["remote"] = [$"Name the other end in the query, such as remote=198.51.100.7:443; 1 to {MaxRemote} characters."],
            });
        }

        return gateway.OpenFlow(regionId, eipId, remote) ? TypedResults.NoContent() : NotBound(eipId);
    }

    private static ProblemHttpResult NotBound(string eipId) =>
        TypedResults.Problem($"EIP '{eipId}' is bound to nothing.", statusCode: StatusCodes.Status404NotFound, title: "Not bound");
}
