using EipFunctions.Api.Reconciliation;
using EipFunctions.Storage.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>Registers the reconciler.</summary>
public static class ReconcilerServices
{
    /// <summary>Reads the reconciler's settings, <see cref="ReconcilerOptions"/>, and checks them at start.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section <c>Reconciler</c> of the configuration.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection ConfigureReconciler(this IServiceCollection services, IConfigurationSection section)
    {
        _ = services.AddSettings<ReconcilerOptions>(section, ReconcilerRules.Check);
        return services;
    }

    internal static IServiceCollection AddReconciliation(this IServiceCollection services)
    {
        _ = services.AddOptions<ReconcilerOptions>();
        return services
            .AddMetrics()
            .AddSingleton<ReconciliationMetrics>()
            .AddSingleton<ReconciliationRuns>()
            .AddSingleton<IReconciliations>(provider => provider.GetRequiredService<ReconciliationRuns>())
            .AddSingleton<ReconcilerWatch>()
            .AddSingleton<RepairActions>();
    }
}
