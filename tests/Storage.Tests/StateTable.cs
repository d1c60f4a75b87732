using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables;
using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.State;
using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests;

/// <summary>A test's own state table: read raw, and opened by any number of "processes", with or without a proxy between.</summary>
public sealed class StateTable : IAsyncDisposable
{
    public static readonly AccountRegion Partition = new("1001", "cn-hangzhou");

    private readonly AzuriteServer _server;
    private readonly string _name = $"t{Guid.NewGuid():N}";
    private readonly List<IAsyncDisposable> _owned = [];

    private StateTable(AzuriteServer server)
    {
        _server = server;
        Client = Open(server.ConnectionString);
    }

    /// <summary>The table without a proxy.</summary>
    public TableClient Client { get; }

    public static async Task<StateTable> CreateAsync(AzuriteFixture azurite)
    {
        var table = new StateTable(azurite.Server);
        _ = await table.Client.CreateAsync();
        return table;
    }

    /// <summary>A process of its own: it shares nothing with another one but the table.</summary>
    public StorageProcess Start(
        FaultProxy? proxy = null, TimeProvider? time = null, string pool = "198.18.0.0/15", MoveOptions? moves = null) =>
        Own(new StorageProcess(proxy is null ? Client : Through(proxy), time ?? TimeProvider.System, pool, moves));

    public async Task<FaultProxy> StartProxyAsync()
    {
        // Otherwise the first association of the region would write the mark, and a fault meant for it would hit that.
        await MarkAddressesCompleteAsync();
        return Own(await FaultProxy.StartAsync(_server.Port));
    }

    /// <summary>Marks the region as its first association leaves it: every resource is entered at its addresses.</summary>
    public async Task MarkAddressesCompleteAsync()
    {
        if (await ValueAsync(Keys.AddressIndex) is null)
        {
            var transaction = new StateTransaction(Partition);
            transaction.Insert(Keys.AddressIndex, new AddressIndex(IsComplete: true));
            await Start().Store.CommitAsync(transaction, default);
        }
    }

    public TableClient Through(FaultProxy proxy) => Open(AzuriteServer.ConnectionStringFor(proxy.Port));

    /// <summary>Every row of a partition: its key and its JSON.</summary>
    public async Task<SortedDictionary<string, string>> RowsAsync(AccountRegion? partition = null)
    {
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var key = Keys.Partition(partition ?? Partition);
        await foreach (var entity in Client.QueryAsync<TableEntity>(row => row.PartitionKey == key))
        {
            rows.Add(entity.RowKey, entity.GetString("Data"));
        }

        return rows;
    }

    public async Task<IReadOnlyList<string>> KeysAsync(string prefix) =>
        [.. (await RowsAsync()).Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))];

    /// <summary>The value of a row, straight from the table.</summary>
    public async Task<T?> ValueAsync<T>(RowKey<T> key)
        where T : class =>
        (await RowsAsync()).TryGetValue(key.Value, out var json) ? JsonSerializer.Deserialize(json, key.Json) : null;

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in Enumerable.Reverse(_owned))
        {
            await owned.DisposeAsync();
        }
    }

    private TableClient Open(string connectionString)
    {
        var options = new TableClientOptions();
        options.Retry.Mode = RetryMode.Fixed;
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(10);
        return new(connectionString, _name, options);
    }

    private T Own<T>(T owned)
        where T : IAsyncDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
