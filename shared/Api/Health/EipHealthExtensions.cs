using EipFunctions.Storage.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EipFunctions.Api.Health;

/// <summary>Adds health to a host.</summary>
public static class EipHealthExtensions
{
    /// <summary>Adds <see cref="ServiceHealth"/>. The host has the <see cref="StateStore"/> and the clock.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="askGateway">Asks the host's gateway the least that it can be asked; fails when it cannot be reached.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEipHealth(
        this IServiceCollection services, Func<IServiceProvider, CancellationToken, Task> askGateway) =>
        services.AddSingleton(provider => new ServiceHealth(
            provider.GetRequiredService<StateStore>(),
            cancellationToken => askGateway(provider, cancellationToken),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<TimeProvider>()));
}
