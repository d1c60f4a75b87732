using Azure.Core;
using Azure.Data.Tables;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Batches;
using EipFunctions.Storage.Candidates;
using EipFunctions.Storage.Claims;
using EipFunctions.Storage.Configuration;
using EipFunctions.Storage.Connections;
using EipFunctions.Storage.Holds;
using EipFunctions.Storage.Idle;
using EipFunctions.Storage.Instances;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.Outbox;
using EipFunctions.Storage.Plans;
using EipFunctions.Storage.Quotas;
using EipFunctions.Storage.Reconciliation;
using EipFunctions.Storage.ResourceEvents;
using EipFunctions.Storage.Segments;
using EipFunctions.Storage.State;
using EipFunctions.Storage.Waf;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace EipFunctions.Storage;

/// <summary>Registers the state in Table Storage.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers the state and what changes it. An <see cref="IOutboxListener"/> must be registered besides; an
    /// <see cref="ICredentialFactory"/> may be, in the place of Microsoft Entra ID's. Settings are checked at start.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The root of the configuration; see <see cref="StorageOptions"/>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEipStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _ = services.AddSettings<StorageOptions>(configuration.GetSection("Storage"), StorageRules.Check)
            .Configure(options => options.Account = StorageConnection.Read(configuration, options.Connection));
        services.TryAddSingleton<ICredentialFactory, AzureCredentialFactory>();
        return services
            .AddEipPricing(configuration)
            .AddEipMoves(configuration)
            .AddSingleton(provider => new TableServiceFactory(
                provider.GetRequiredService<IOptions<StorageOptions>>().Value.Account, provider.GetRequiredService<ICredentialFactory>()))
            .AddSingleton(provider => provider.GetRequiredService<TableServiceFactory>()
                .Create(ClientOptions(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Timeout)))
            .AddSingleton(provider => new StateStore(StateTable(provider), provider.GetRequiredService<IOutboxListener>()))
            .AddSingleton<IOutbox>(provider => new TableOutbox(StateTable(provider)))
            .AddSingleton(provider => new AddressPool(
                StateTable(provider), provider.GetRequiredService<IOptions<StorageOptions>>().Value.AddressRange))
            .AddSingleton(provider => new StateUpdater(
                provider.GetRequiredService<StateStore>(), provider.GetRequiredService<TimeProvider>(), Spread.Create()))
            .AddEipStores()
            .AddHostedService<StateInitializer>();
    }

    /// <summary>Adds <see cref="InstanceClaims"/> in the table <c>EipInstances</c>, for a host whose engine needs them.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddInstanceClaims(this IServiceCollection services) => services.AddSingleton(provider =>
        new InstanceClaims(
            provider.GetRequiredService<TableServiceClient>().GetTableClient("EipInstances"), provider.GetRequiredService<TimeProvider>()));

    /// <summary>
    /// Adds what reads and changes the state. The host adds what it stands on: <see cref="StateStore"/>,
    /// <see cref="StateUpdater"/> and <see cref="AddressPool"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEipStores(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SnapshotReader>();
        services.TryAddSingleton<AssociationStore>();
        services.TryAddSingleton<DisassociationStore>();
        services.TryAddSingleton<ModeChangeStore>();
        services.TryAddSingleton<ReleaseStore>();
        services.TryAddSingleton<RollBackStore>();
        services.TryAddSingleton<WaiterStore>();
        services.TryAddSingleton<AssociationPolicyStore>();
        services.TryAddSingleton<HoldStore>();
        services.TryAddSingleton<ImportStore>();
        services.TryAddSingleton<RegionReader>();
        services.TryAddSingleton<RepairStore>();
        services.TryAddSingleton<BatchReader>();
        services.TryAddSingleton<CandidateStore>();
        services.TryAddSingleton<EipChooser>();
        services.TryAddSingleton<PlanReader>();
        services.TryAddSingleton<EipInventory>();
        services.TryAddSingleton<EipTags>();
        services.TryAddSingleton<SegmentInventory>();
        services.TryAddSingleton<SegmentAllocationStore>();
        services.TryAddSingleton<SegmentReleaseStore>();
        services.TryAddSingleton<SegmentRecovery>();
        services.TryAddSingleton<ResourceInventory>();
        services.TryAddSingleton<ResourceEventStore>();
        services.TryAddSingleton<DnatEntryStore>();
        services.TryAddSingleton<SnatEntryStore>();
        services.TryAddSingleton<Ipv6AddressStore>();
        services.TryAddSingleton<WafOriginStore>();
        services.TryAddSingleton<QuotaRequestStore>();
        services.TryAddSingleton<SettingsStore>();
        return services;
    }

    private static TableClient StateTable(IServiceProvider provider) => provider
        .GetRequiredService<TableServiceClient>()
        .GetTableClient(provider.GetRequiredService<IOptions<StorageOptions>>().Value.StateTable);

    // The client bridges a hiccup; what lasts longer is retried, visibly, by the workflow that asked.
    private static TableClientOptions ClientOptions(TimeSpan timeout)
    {
        var client = new TableClientOptions();
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = 3;
        client.Retry.Delay = TimeSpan.FromMilliseconds(100);
        client.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        client.Retry.NetworkTimeout = timeout;
        return client;
    }
}
