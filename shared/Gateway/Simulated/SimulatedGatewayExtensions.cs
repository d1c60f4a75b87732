using EipFunctions.Gateway.Faults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EipFunctions.Gateway.Simulated;

/// <summary>Registers the simulated gateway.</summary>
public static class SimulatedGatewayExtensions
{
    /// <summary>
    /// Adds the simulated gateway as <see cref="IGateway"/> and as <see cref="SimulatedGateway"/>, and its
    /// <see cref="GatewayFaults"/>. Settings are checked at start.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="section">The section of <see cref="SimulatedGatewayOptions"/>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddSimulatedGateway(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddOptions<SimulatedGatewayOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SimulatedGatewayOptions>>(
            new SimulatedGatewayOptionsValidator((section as IConfigurationSection)?.Path ?? "Gateway"));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<SimulatedGatewayOptions>>().Value;
            return new GatewayFaults(options.Faults, options.Seed is { } seed ? new Random(seed) : new Random());
        });
        services.AddSingleton(provider => new SimulatedGateway(
            provider.GetRequiredService<IOptions<SimulatedGatewayOptions>>().Value.Directory!,
            provider.GetRequiredService<GatewayFaults>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SimulatedGateway>>()));
        services.AddSingleton<IGateway>(provider => new TracedGateway(provider.GetRequiredService<SimulatedGateway>()));
        return services;
    }
}
