using Azure.Core;
using Azure.Data.Tables;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Candidates;
using EipFunctions.Storage.Idle;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.Outbox;
using EipFunctions.Storage.Plans;
using EipFunctions.Storage.Reconciliation;
using EipFunctions.Storage.State;
using EipFunctions.Storage.Waf;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EipFunctions.Storage;

/// <summary>Registers the state in Table Storage.</summary>
public static class StorageServices
{
    /// <summary>Registers the state and what changes it. An <see cref="IOutboxListener"/> must be registered besides.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The root of the configuration; see <see cref="StorageOptions"/>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEipStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _ = services.AddOptions<StorageOptions>()
            .Bind(configuration)
            .Bind(configuration.GetSection("Storage"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddEipPricing(configuration)
            .AddSingleton(provider => Connect(provider.GetRequiredService<IOptions<StorageOptions>>().Value))
            .AddSingleton(provider => new StateStore(StateTable(provider), provider.GetRequiredService<IOutboxListener>()))
            .AddSingleton<IOutbox>(provider => new TableOutbox(StateTable(provider)))
            .AddSingleton(provider => new AddressPool(
                StateTable(provider), provider.GetRequiredService<IOptions<StorageOptions>>().Value.AddressRange))
            .AddSingleton(provider => new StateUpdater(
                provider.GetRequiredService<StateStore>(), provider.GetRequiredService<TimeProvider>(), Spread.Create()))
            .AddSingleton<SnapshotReader>()
            .AddSingleton<AssociationStore>()
            .AddSingleton<DisassociationStore>()
            .AddSingleton<ModeChangeStore>()
            .AddSingleton<ReleaseStore>()
            .AddSingleton<RollBackStore>()
            .AddSingleton<WaiterStore>()
            .AddSingleton<RegionReader>()
            .AddSingleton<RepairStore>()
            .AddSingleton<CandidateStore>()
            .AddSingleton<EipInventory>()
            .AddSingleton<ResourceInventory>()
            .AddSingleton<DnatEntryStore>()
            .AddSingleton<WafOriginStore>()
            .AddSingleton<PlanReader>()
            .AddSingleton<SnatEntryStore>()
            .AddSingleton<SettingsStore>()
            .AddHostedService<StateInitializer>();
    }

    private static TableClient StateTable(IServiceProvider provider) => provider
        .GetRequiredService<TableServiceClient>()
        .GetTableClient(provider.GetRequiredService<IOptions<StorageOptions>>().Value.StateTable);

    // The client bridges a hiccup; what lasts longer is retried, visibly, by the workflow that asked.
    private static TableServiceClient Connect(StorageOptions options)
    {
        var client = new TableClientOptions();
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = 3;
        client.Retry.Delay = TimeSpan.FromMilliseconds(100);
        client.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        client.Retry.NetworkTimeout = options.Timeout;
        return new(options.ConnectionString, client);
    }
}
