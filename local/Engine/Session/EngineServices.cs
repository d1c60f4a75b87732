using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Engine;

/// <summary>What the parts of the engine share.</summary>
internal sealed record EngineServices(
    EngineOptions Options,
    HubTable Table,
    WorkflowRegistry Registry,
    IServiceProvider Provider,
    TimeProvider Time,
    Func<double> Random,
    ILoggerFactory Loggers,
    EngineLog Log,
    EngineMetrics Metrics)
{
    public PayloadSerializer Payloads { get; } = new(Registry);
}
