using EipFunctions.Api.Reconciliation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>Registers the reconciler.</summary>
public static class ReconcilerServices
{
    /// <summary>Reads the reconciler's settings, <see cref="ReconcilerOptions"/>, and checks them at start.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section <c>Reconciler</c> of the configuration.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection ConfigureReconciler(this IServiceCollection services, IConfiguration section)
    {
        _ = services.AddOptions<ReconcilerOptions>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ReconcilerOptions>, ReconcilerOptionsValidator>());
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
