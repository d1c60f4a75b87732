using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables;
using EipFunctions.Api.EventsIn;
using EipFunctions.Api.Health;
using EipFunctions.Api.Hosting;
using EipFunctions.Api.Operations;
using EipFunctions.Api.Reconciliation;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.Outbox;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Api.Tests.Hosting;

/// <summary>The API on a real server, over tables of its own.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    public const string Region = "cn-hangzhou";
    public const string Eips = $"/api/regions/{Region}/eips";
    public const string Resources = $"/api/regions/{Region}/resources";

    /// <summary>The key that the secrets of access keys are encrypted with where a test sets no other.</summary>
    public const string EncryptionKey = "dGhlLWZpcnN0LWVuY3J5cHRpb24ta2V5LW9mLXRlc3Q=";

    private readonly WebApplication _app;

    private ApiHost(WebApplication app, TableClient table, TableClient keysTable, FakeTimeProvider time, CountingPolicy requests)
    {
        (_app, Table, KeysTable, Time, Requests) = (app, table, keysTable, time, requests);
        Owner = Client("owner.owner-secret");
    }

    public HttpClient Owner { get; }

    public TableClient Table { get; }

    public TableClient KeysTable { get; }

    public FakeTimeProvider Time { get; }

    public CountingPolicy Requests { get; }

    public MemoryOperations Operations => (MemoryOperations)_app.Services.GetRequiredService<IOperations>();

    public MemoryResourceEvents ResourceEvents => (MemoryResourceEvents)_app.Services.GetRequiredService<IResourceEvents>();

    public IReadOnlyCollection<string> Logged => _app.Services.GetRequiredService<MemoryLog>().Lines;

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public HttpClient Client(string? key)
    {
        var client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Add("x-functions-key", key);
        }

        return client;
    }

    /// <summary>Everything that the state table holds, to the byte.</summary>
    public async Task<string> DumpAsync()
    {
        var rows = new List<string>();
        await foreach (var row in Table.QueryAsync<TableEntity>())
        {
            rows.Add(string.Join('\n', row.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")));
        }

        return string.Join("\n\n", rows);
    }

    public static async Task<ApiHost> StartAsync(
        AzuriteFixture azurite,
        string? connectionString = null,
        Action<WebApplication>? map = null,
        params (string Name, string Value)[] settings)
    {
        var name = $"t{Guid.NewGuid():N}";
        var requests = new CountingPolicy();
        var options = new TableClientOptions { Retry = { MaxRetries = 0, NetworkTimeout = TimeSpan.FromSeconds(10) } };
        options.AddPolicy(requests, HttpPipelinePosition.PerCall);
        var tables = new TableServiceClient(azurite.ConnectionString, options);
        var table = new TableServiceClient(connectionString ?? azurite.ConnectionString, options).GetTableClient(name);
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-06-01T08:00:00Z", CultureInfo.InvariantCulture));
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.WebHost.UseUrls("http://127.0.0.1:0");
        _ = builder.Configuration.AddJsonStream(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new
        {
            KeysTable = $"{name}keys",
            AccessKeys = new { EncryptionKeys = new[] { EncryptionKey } },
            Keys = new object[]
            {
                new { Key = "owner.owner-secret", AccountId = "acme", Kind = "Account", Rights = "All" },
                new { Key = "reader.reader-secret", AccountId = "acme", PrincipalId = "eve", Kind = "RamUser", Rights = "Read" },
                new { Key = "blue.blue-secret", AccountId = "acme", PrincipalId = "bob", Kind = "RamUser", Rights = "All", ResourceGroupIds = new[] { "blue" } },
                new { Key = "other.other-secret", AccountId = "globex", Kind = "Account", Rights = "All" },
                new { Key = "gone.gone-secret", AccountId = "acme", Kind = "Account", Rights = "All", Disabled = true },
            },
        })));
        foreach (var (setting, value) in settings)
        {
            builder.Configuration[setting] = value;
        }

        var log = new MemoryLog();
        _ = builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information);
        _ = builder.Services
            .AddSingleton(log)
            .AddSingleton(tables)
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(new StateStore(table, new NoListener()))
            .AddSingleton<IOutbox>(new TableOutbox(table))
            .AddSingleton(new AddressPool(table, "198.18.0.0/15"))
            .AddSingleton(provider => new StateUpdater(provider.GetRequiredService<StateStore>(), TimeProvider.System, () => 0.5))
            .AddSingleton<IOperations, MemoryOperations>()
            .AddSingleton<IResourceEvents, MemoryResourceEvents>()
            .AddSingleton<IReconciliations, MemoryReconciliations>()
            .AddRoutingCore()
            .AddSingleton<MemoryGateway>()
            .AddEipHealth((provider, _) => provider.GetRequiredService<MemoryGateway>().Answer())
            .AddEipApi(builder.Configuration);
        var app = builder.Build();
        (map ?? HostMaps.Pipeline)(app);
        if (connectionString is null)
        {
            _ = await table.CreateIfNotExistsAsync();
        }

        await app.StartAsync();
        return new(app, table, tables.GetTableClient($"{name}keys"), time, requests);
    }

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        await _app.DisposeAsync();
    }
}
