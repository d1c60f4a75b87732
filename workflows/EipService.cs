using EipFunctions.Api.Health;
using EipFunctions.Api.Hosting;
using EipFunctions.Events;
using EipFunctions.Gateway;
using EipFunctions.Storage;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Reconciliation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EipFunctions.Workflows;

/// <summary>The service without its host: all that is the same wherever it runs.</summary>
public static class EipService
{
    /// <summary>
    /// Registers state, gateway, events, workflows, reconciler, API and health. The host adds an engine, which gives an
    /// <see cref="IWorkflowClient"/>. Settings are checked at start.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The root of the configuration.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEipService(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services
            .AddSingleton(TimeProvider.System)
            .AddEipStorage(configuration)
            .AddEipGateway(configuration.GetSection("Gateway"))
            .AddEipEvents(configuration.GetSection("EventGrid"))
            .AddEipWorkflows()
            .ConfigureReconciler(configuration.GetSection("Reconciler"))
            .AddEipApi(configuration)
            .AddEipHealth((provider, token) => provider.GetRequiredService<IGateway>().ProbeAsync(token));
    }
}
