using EipFunctions.Api.Health;

namespace EipFunctions.Local.Hosting;

/// <summary>Liveness and readiness, open to probes.</summary>
internal static class HealthEndpoints
{
    /// <summary>
    /// Maps <c>/healthz/live</c>, which answers while the process does, and <c>/healthz/ready</c>, which answers 200 when
    /// every part is ready and 503 when one is not, with which and since when.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints.MapGet("/healthz/live", ServiceHealth.Live).AllowAnonymous();
        _ = endpoints.MapGet("/healthz/ready", async (Readiness readiness) =>
        {
            var view = await readiness.GetAsync();
            return TypedResults.Json(view, HealthJson.Default.ReadinessView, statusCode: ServiceHealth.StatusOf(view.IsReady));
        }).AllowAnonymous();
    }
}
