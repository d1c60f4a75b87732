using EipFunctions.Workflows.Model;
using Microsoft.Extensions.DependencyInjection;
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
    /// <summary>Told of instances that have ended; null for nobody. Asked for late, for it may depend on the engine.</summary>
    public IWorkflowListener? Listener => field ??= Provider.GetService<IWorkflowListener>();

    public PayloadSerializer Payloads { get; } = new(Registry);
}
