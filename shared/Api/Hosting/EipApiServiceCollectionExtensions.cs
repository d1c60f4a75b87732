using System.Security.Cryptography;
using Azure.Data.Tables;
using EipFunctions.Api.AccessKeys;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.EventsIn;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Limits;
using EipFunctions.Api.OpenApi;
using EipFunctions.Api.Rpc;
using EipFunctions.Api.Rpc.Signing;
using EipFunctions.Storage;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Configuration;
using EipFunctions.Storage.Idle;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EipFunctions.Api.Hosting;

/// <summary>Adds the API to a host.</summary>
public static class EipApiServiceCollectionExtensions
{
    private const string DefaultKeysTable = "EipKeys";

    /// <summary>
    /// Adds the API. The host adds what it stands on: <see cref="TableServiceClient"/>, <see cref="StateStore"/>,
    /// <see cref="StateUpdater"/>, <see cref="AddressPool"/>, <see cref="Storage.Outbox.IOutbox"/>,
    /// <see cref="Operations.IOperations"/> and <see cref="IResourceEvents"/>. Section <c>Keys</c> of the configuration lists keys
    /// (<see cref="ConfiguredKey"/>), <c>KeysTable</c> names their table and that of the access keys, <c>EipKeys</c> where it is absent;
    /// <c>NonceTables</c> what the names of the tables of nonces begin with, <c>RpcNonces</c> where it is absent.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The configuration.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEipApi(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        _ = services.AddEipStores();
        services.TryAddSingleton(new ApiIds(RandomNumberGenerator.GetBytes));
        services.TryAddSingleton<ApiServices>();
        services.TryAddSingleton<ApiDispatcher>();
        services.TryAddSingleton<ApiHost>();
        services.TryAddSingleton<RpcDispatcher>();
        services.TryAddSingleton<Authenticator>();
        services.TryAddSingleton<RequestLimiter>();
        services.TryAddSingleton<RequestsUnderWay>();
        services.TryAddSingleton<LimitMetrics>();
        _ = services.AddMetrics().AddSettings<LimitOptions>(configuration.GetSection("Limits"), LimitRules.Check);
        services.TryAddSingleton(provider => new KeyStore(KeysTable(provider, configuration), provider.GetRequiredService<TimeProvider>()));
        _ = services.AddSettings<AccessKeyOptions>(configuration.GetSection("AccessKeys"), AccessKeyRules.Check);
        services.TryAddSingleton(provider => new SecretProtector(
            provider.GetRequiredService<IOptions<AccessKeyOptions>>(), RandomNumberGenerator.GetBytes));
        services.TryAddSingleton(provider => new AccessKeyStore(
            KeysTable(provider, configuration),
            provider.GetRequiredService<SecretProtector>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<RpcAuthenticator>();
        services.TryAddSingleton(provider => new NonceStore(
            provider.GetRequiredService<TableServiceClient>(),
            configuration["NonceTables"] ?? NonceStore.DefaultPrefix,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<NonceStore>>()));
        _ = services.AddEipPricing(configuration);
        _ = services.AddEipMoves(configuration);
        _ = services.Configure<KeyOptions>(configuration);
        services.TryAddSingleton<ResourceEventIntake>();
        _ = services.AddSettings<EventsInOptions>(configuration.GetSection("EventsIn"), EventsInRules.Check);

        // What it says of each request has the query, and so the key of a webhook (Authenticator.QueryName).
        _ = services.PostConfigure<LoggerFilterOptions>(filter => filter.Rules.Add(
            new(providerName: null, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning, filter: null)));
        _ = services.AddHostedService<KeyBootstrap>();
        _ = services.Configure<JsonOptions>(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));

        // A slim host leaves this constraint out, and the document's route has it.
        _ = services.Configure<RouteOptions>(routes => routes.SetParameterPolicy<RegexInlineRouteConstraint>("regex"));
        return services.AddEipOpenApi();
    }

    private static TableClient KeysTable(IServiceProvider provider, IConfiguration configuration) =>
        provider.GetRequiredService<TableServiceClient>().GetTableClient(configuration["KeysTable"] ?? DefaultKeysTable);
}
