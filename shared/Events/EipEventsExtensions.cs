using EipFunctions.Events.Topic;
using EipFunctions.Storage;
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
    /// Adds <see cref="IOutboxPublisher"/>, the background service behind it and the listener that feeds it. Needs an <see cref="IOutbox"/>. An
    /// <see cref="IEventGridClientFactory"/> registered before it takes the place of the one that uses the topic's key.
    /// Settings are checked at start.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="section">The section of <see cref="EventGridOptions"/>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddEipEvents(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        var path = (section as IConfigurationSection)?.Path ?? "EventGrid";
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IEventGridClientFactory, KeyEventGridClientFactory>();
        services.AddOptions<EventGridOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EventGridOptions>>(provider =>
            new EventGridOptionsValidator(path, provider.GetRequiredService<IEventGridClientFactory>()));
        services.AddSingleton<EventMetrics>();
        services.AddSingleton(provider => new OutboxPublisher(
            provider.GetRequiredService<IOutbox>(),
            provider.GetRequiredService<IEventGridClientFactory>(),
            provider.GetRequiredService<IOptions<EventGridOptions>>().Value,
            provider.GetRequiredService<EventMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            Spread.Create(),
            provider.GetRequiredService<ILogger<OutboxPublisher>>()));
        services.AddSingleton<IOutboxPublisher>(provider => provider.GetRequiredService<OutboxPublisher>());
        services.AddSingleton<IOutboxListener, OutboxListener>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxPublisher>());
        return services;
    }
}
