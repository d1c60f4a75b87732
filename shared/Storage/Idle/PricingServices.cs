using EipFunctions.Domain.Idle;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EipFunctions.Storage.Idle;

/// <summary>Registers what EIPs cost while nothing uses them.</summary>
public static class PricingServices
{
    /// <summary>
    /// Registers <see cref="EipPricing"/> from section <c>Pricing</c>. A price that is out of range, and a setting that
    /// does not exist, end the start with its name.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The root of the configuration.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEipPricing(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (services.Any(static service => service.ServiceType == typeof(EipPricing)))
        {
            // The state and the API both ask for it: bound twice, every error would be told twice.
            return services;
        }

        _ = services.AddOptions<EipPricing>()
            .Bind(configuration.GetSection("Pricing"), static binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services.AddSingleton(static provider => provider.GetRequiredService<IOptions<EipPricing>>().Value);
    }
}
