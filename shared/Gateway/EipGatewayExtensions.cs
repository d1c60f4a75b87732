using EipFunctions.Gateway.Faults;
using EipFunctions.Gateway.Http;
using EipFunctions.Gateway.Simulated;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EipFunctions.Gateway;

/// <summary>Registers the gateway.</summary>
public static class EipGatewayExtensions
{
    /// <summary>
    /// Adds the gateway that the settings choose as <see cref="IGateway"/>, traced: <see cref="HttpGateway"/> where
    /// <see cref="GatewayOptions.Endpoint"/> is set, otherwise <see cref="SimulatedGateway"/> with its
    /// <see cref="GatewayFaults"/>. Settings are checked at start.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="section">The section of <see cref="GatewayOptions"/>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddEipGateway(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddOptions<GatewayOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GatewayOptions>>(new GatewayOptionsValidator(
            (section as IConfigurationSection)?.Path ?? "Gateway",
            AzureEnvironment.FindVariable(Environment.GetEnvironmentVariable)));
        services.TryAddSingleton(TimeProvider.System);
        return string.IsNullOrEmpty(section[nameof(GatewayOptions.Endpoint)]) ? services.AddSimulated() : services.AddHttp();
    }

    /// <summary>Whether the settings chose the simulated gateway, so that its endpoints can be mapped.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns>False with a gateway that is reached over HTTP.</returns>
    public static bool HasSimulatedGateway(this IServiceProvider services) =>
        services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(SimulatedGateway));

    private static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.AddSingleton(provider => new HttpGateway(Options(provider), provider.GetRequiredService<TimeProvider>()));
        return services.AddSingleton<IGateway>(provider => new TracedGateway(provider.GetRequiredService<HttpGateway>()));
    }

    private static IServiceCollection AddSimulated(this IServiceCollection services)
    {
        services.AddSingleton(provider => new GatewayFaults(
            Options(provider).Faults, Options(provider).Seed is { } seed ? new Random(seed) : new Random()));
        services.AddSingleton(provider => new SimulatedGateway(
            Options(provider).Directory!,
            provider.GetRequiredService<GatewayFaults>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SimulatedGateway>>()));
        return services.AddSingleton<IGateway>(provider => new TracedGateway(provider.GetRequiredService<SimulatedGateway>()));
    }

    private static GatewayOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<GatewayOptions>>().Value;
}
