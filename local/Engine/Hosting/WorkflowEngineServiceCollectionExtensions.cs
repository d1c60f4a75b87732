using Azure.Data.Tables;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EipFunctions.Engine;

/// <summary>Adds the engine to an application.</summary>
public static class WorkflowEngineServiceCollectionExtensions
{
    /// <summary>
    /// Adds the engine, its hosted service and <see cref="IWorkflowClient"/>. The application registers a
    /// <see cref="WorkflowRegistry"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <param name="tables">Makes the client of the hub's table; see <see cref="WorkflowEngineTables"/>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddWorkflowEngine(
        this IServiceCollection services, Action<EngineOptions> configure, Func<IServiceProvider, TableServiceClient> tables)
    {
        services.AddOptions<EngineOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EngineOptions>, EngineOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new WorkflowEngine(
            provider.GetRequiredService<IOptions<EngineOptions>>().Value,
            tables(provider),
            provider.GetRequiredService<WorkflowRegistry>(),
            provider,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.TryAddSingleton(provider => provider.GetRequiredService<WorkflowEngine>().Client);
        services.AddHostedService<EngineHostedService>();
        return services;
    }
}
