using EipFunctions.Engine;

namespace EipFunctions.Local.Hosting;

/// <summary>Liveness and readiness, open to probes.</summary>
internal static class HealthEndpoints
{
    /// <summary>
    /// Maps <c>/healthz/live</c>, which answers while the process does, and <c>/healthz/ready</c>, which answers 200 when
    /// the engine takes work and 503 when it does not, with how the engine stands.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints.MapGet("/healthz/live", () => TypedResults.Ok()).AllowAnonymous();
        _ = endpoints.MapGet("/healthz/ready", (WorkflowEngine engine) =>
        {
            var health = engine.GetHealth();
            return TypedResults.Json(
                health,
                HealthJson.Default.EngineHealth,
                statusCode: health.IsOwner ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
    }
}
