using EipFunctions.Api.Health;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EipFunctions.Functions.Http;

/// <summary>What is told of the service itself, to anybody.</summary>
public sealed class ServiceHttpFunctions(ServiceHealth health)
{
    private static readonly string OpenApi = Path.Combine(AppContext.BaseDirectory, "openapi.json");

    [Function(nameof(GetOpenApi))]
    public IResult GetOpenApi(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi/v1.json")] HttpRequest request) =>
        TypedResults.PhysicalFile(OpenApi, "application/json");

    [Function(nameof(GetLiveness))]
    public IResult GetLiveness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "healthz/live")] HttpRequest request) => ServiceHealth.Live();

    [Function(nameof(GetReadiness))]
    public Task<IResult> GetReadiness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "healthz/ready")] HttpRequest request) => health.ReadyAsync();
}
