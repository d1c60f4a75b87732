using EipFunctions.Events.Topic;
using EipFunctions.Storage;
using EipFunctions.Storage.Configuration;
using EipFunctions.Storage.Connections;
using EipFunctions.Storage.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EipFunctions.Events;

/// <summary>Registers publishing to Event Grid.</summary>
public static class EipEventsExtensions
{
    /// <summary>
    /// Adds <see cref="IOutboxPublisher"/>, the background service behind it and the listener that feeds it. Needs an
    /// <see cref="IOutbox"/>; an <see cref="ICredentialFactory"/> may be registered in the place of Microsoft Entra ID's.
    /// Settings are checked at start.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="section">The section of <see cref="EventGridOptions"/>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddEipEvents(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICredentialFactory, AzureCredentialFactory>();
        services.AddSettings<EventGridOptions>(section, EventGridRules.Check);
        services.AddSingleton<EventMetrics>();
        services.AddSingleton(Create);
        services.AddSingleton<IOutboxPublisher>(provider => provider.GetRequiredService<OutboxPublisher>());
        services.AddSingleton<IOutboxListener, OutboxListener>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxPublisher>());
        return services;
    }

    private static OutboxPublisher Create(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<EventGridOptions>>().Value;
        return new(
            provider.GetRequiredService<IOutbox>(),
            options.Enabled ? EventGridClientFactory.Create(options, provider.GetRequiredService<ICredentialFactory>()) : null,
            options,
            provider.GetRequiredService<EventMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            Spread.Create(),
            provider.GetRequiredService<ILogger<OutboxPublisher>>());
    }
}
