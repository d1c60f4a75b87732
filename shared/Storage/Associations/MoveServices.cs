using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace EipFunctions.Storage.Associations;

/// <summary>Registers moves and swaps of EIPs.</summary>
public static class MoveServices
{
    /// <summary>
    /// Registers <see cref="MoveStore"/> with <see cref="MoveOptions"/> from section <c>Moves</c>. A setting that is out of
    /// range, or that does not exist, ends the start with its name.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The root of the configuration.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEipMoves(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (services.Any(static service => service.ServiceType == typeof(MoveStore)))
        {
            // The state and the API both ask for it: bound twice, every error would be told twice.
            return services;
        }

        _ = services.AddOptions<MoveOptions>()
            .Bind(configuration.GetSection("Moves"), static binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(static provider => provider.GetRequiredService<IOptions<MoveOptions>>().Value);
        return services.AddSingleton<MoveStore>();
    }
}
