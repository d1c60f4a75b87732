using EipFunctions.Storage.Configuration;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EipFunctions.Workflows.Retention;

/// <summary>Registers the retention of ended instances.</summary>
public static class RetentionServices
{
    /// <summary>
    /// Adds <see cref="WorkflowRetention"/>, which the host calls now and then, and reads its settings, which are checked at
    /// start. For engines that do not purge by themselves. Needs an <see cref="IWorkflowClient"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section <c>Retention</c> of the configuration.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddWorkflowRetention(this IServiceCollection services, IConfigurationSection section)
    {
        _ = services.AddSettings<RetentionOptions>(section, static (options, errors) => errors.CheckRange(
            nameof(options.Period), options.Period, RetentionOptions.LeastPeriod, RetentionOptions.MostPeriod));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WorkflowRetention>();
        return services;
    }
}
