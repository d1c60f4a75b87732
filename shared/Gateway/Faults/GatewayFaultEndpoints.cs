using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace EipFunctions.Gateway.Faults;

/// <summary>The simulated gateway's faults over HTTP.</summary>
public static class GatewayFaultEndpoints
{
    /// <summary>
    /// Maps <c>/gateway/faults</c>: GET reads the plan, PUT replaces it, DELETE ends every fault. Bad input answers 400
    /// with problem details whose <c>errors</c> name the field, its value and the rule.
    /// </summary>
    /// <param name="endpoints">Where to map.</param>
    /// <returns>The endpoints, for the caller to require authorization on.</returns>
    public static RouteGroupBuilder MapGatewayFaults(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var group = endpoints.MapGroup("/gateway/faults");
        group.MapGet("", Get).WithName("GetGatewayFaults");
        group.MapPut("", PutAsync).WithName("PutGatewayFaults");
        group.MapDelete("", Delete).WithName("DeleteGatewayFaults");
        return group;
    }

    private static JsonHttpResult<GatewayFaultPlan> Get(GatewayFaults faults) => Answer(faults);

    private static async Task<Results<JsonHttpResult<GatewayFaultPlan>, ValidationProblem>> PutAsync(
        HttpRequest request, GatewayFaults faults, CancellationToken cancellationToken)
    {
        GatewayFaultPlan? plan;
        try
        {
            plan = await JsonSerializer.DeserializeAsync(request.Body, GatewayJson.Default.GatewayFaultPlan, cancellationToken);
        }
        catch (JsonException e)
        {
            return Problem([new(e.Path is null or "$" ? "body" : e.Path.TrimStart('$', '.'), e.Message)]);
        }

        if (plan is null)
        {
            return Problem([new("body", "The body is null; it must be a fault plan.")]);
        }

        var broken = GatewayFaultPlanRules.Check(plan).ToList();
        if (broken.Count > 0)
        {
            return Problem(broken);
        }

        faults.Set(plan);
        return Answer(faults);
    }

    private static NoContent Delete(GatewayFaults faults)
    {
        faults.Clear();
        return TypedResults.NoContent();
    }

    private static JsonHttpResult<GatewayFaultPlan> Answer(GatewayFaults faults) =>
        TypedResults.Json(faults.Plan, GatewayJson.Default.GatewayFaultPlan);

    private static ValidationProblem Problem(IEnumerable<KeyValuePair<string, string>> broken) =>
        TypedResults.ValidationProblem(
            broken.ToLookup(b => b.Key, b => b.Value).ToDictionary(g => g.Key, g => g.ToArray()),
            detail: "The fault plan was not changed.",
            title: "The fault plan is not valid.");
}
