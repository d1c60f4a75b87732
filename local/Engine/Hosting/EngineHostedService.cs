using Microsoft.Extensions.Hosting;

namespace EipFunctions.Engine;

/// <summary>Starts and stops the engine with its host.</summary>
internal sealed class EngineHostedService(WorkflowEngine engine) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => engine.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => engine.StopAsync(cancellationToken);
}
