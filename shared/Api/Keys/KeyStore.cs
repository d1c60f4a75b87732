using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.State;
using Microsoft.Extensions.Caching.Memory;

namespace EipFunctions.Api.Keys;

/// <summary>
/// The API keys, in a table of their own. Every key is one row of the partition <c>key</c>, its row key the escaped
/// key id; <c>AccountId</c>, <c>PrincipalId</c>, <c>Kind</c>, <c>Rights</c>, <c>ResourceGroups</c> (escaped and joined
/// by <c>|</c>; absent for all), <c>SecretHash</c>, <c>CreatedAt</c> and <c>Disabled</c> are its properties. Looking a
/// key up reads one row; listing an account's scans the partition, which only an administrator does.
/// </summary>
public sealed class KeyStore : IDisposable
{
    private const string PartitionKey = "key";
    private const int MaxRemembered = 10_000;

    // Bounds how long a key that another host revoked goes on being taken here.
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly TableClient _table;
    private readonly TimeProvider _time;
    private readonly MemoryCache _memory = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });
    private int _writes;

    /// <summary>Creates a store over a table.</summary>
    /// <param name="table">The table of keys.</param>
    /// <param name="time">The clock.</param>
    public KeyStore(TableClient table, TimeProvider time)
    {
        _table = table;
        _time = time;
    }

    /// <summary>Creates the table where it does not exist.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when the table exists.</returns>
    public Task InitializeAsync(CancellationToken cancellationToken) => _table.CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Finds a key, from memory where it was looked for lately.</summary>
    /// <param name="keyId">The key's id.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The key, or null when there is none.</returns>
    public async Task<ApiKeyRecord?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (_memory.TryGetValue(keyId, out Remembered? remembered) && remembered!.Until > now)
        {
            return remembered.Key;
        }

        var writes = Volatile.Read(ref _writes);
        var found = await _table
            .GetEntityIfExistsAsync<TableEntity>(PartitionKey, KeyEscape.Escape(keyId), cancellationToken: cancellationToken);
        var key = found.HasValue ? Read(found.Value!) : null;
        if (Volatile.Read(ref _writes) != writes)
        {
            // What was read may be older than what was written meanwhile, and a revoked key must not be remembered.
            return key;
        }

        // That there is no such key is remembered too: guessing at keys must not become load on the store.
        _ = _memory.Set(keyId, new Remembered(key, now + Lifetime), new MemoryCacheEntryOptions { Size = 1 });
        return key;
    }

    /// <summary>Whether a key was looked for lately, so that finding it asks memory alone.</summary>
    /// <param name="keyId">The key's id.</param>
    /// <returns>Whether it was, also where there is no such key.</returns>
    public bool IsRemembered(string keyId) =>
        _memory.TryGetValue(keyId, out Remembered? remembered) && remembered!.Until > _time.GetUtcNow();

    /// <summary>Lists the keys of an account.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The keys by id, the revoked ones too.</returns>
    public async IAsyncEnumerable<ApiKeyRecord> ListAsync(
        string accountId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionKey} and AccountId eq {accountId}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Read(entity);
        }
    }

    /// <summary>Adds a key, or replaces the one with its id.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    public async Task PutAsync(ApiKeyRecord key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        _ = Interlocked.Increment(ref _writes);
        _ = await _table.UpsertEntityAsync(Write(key), TableUpdateMode.Replace, cancellationToken);
        _ = Interlocked.Increment(ref _writes);
        _memory.Remove(key.KeyId);
    }

    /// <summary>Revokes a key of an account for good. Its row stays, so that no configuration brings it back.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="keyId">The key.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False when the account has no such key.</returns>
    public async Task<bool> RevokeAsync(string accountId, string keyId, CancellationToken cancellationToken)
    {
        var found = await _table
            .GetEntityIfExistsAsync<TableEntity>(PartitionKey, KeyEscape.Escape(keyId), cancellationToken: cancellationToken);
        if (!found.HasValue || Read(found.Value!) is not { } key || key.Principal.AccountId != accountId)
        {
            return false;
        }

        await PutAsync(key with { Disabled = true }, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private static TableEntity Write(ApiKeyRecord key)
    {
        var entity = new TableEntity(PartitionKey, KeyEscape.Escape(key.KeyId))
        {
            ["AccountId"] = key.Principal.AccountId,
            ["PrincipalId"] = key.Principal.PrincipalId,
            ["Kind"] = key.Principal.Kind.ToString(),
            ["Rights"] = (int)key.Principal.Rights,
            ["SecretHash"] = key.SecretHash,
            ["CreatedAt"] = key.CreatedAt,
            ["Disabled"] = key.Disabled,
        };
        if (key.Principal.ResourceGroupIds is { } groups)
        {
            entity["ResourceGroups"] = string.Join('|', groups.Select(KeyEscape.Escape));
            entity["ResourceGroupCount"] = groups.Count;
        }

        if (key.Principal.Service is { } service)
        {
            entity["Service"] = service;
        }

        return entity;
    }

    private static ApiKeyRecord Read(TableEntity entity) => new(
        KeyEscape.Unescape(entity.RowKey),
        entity.GetBinary("SecretHash"),
        new Principal(
            entity.GetString("AccountId"),
            entity.GetString("PrincipalId"),
            Enum.Parse<PrincipalKind>(entity.GetString("Kind")),
            (Rights)entity.GetInt32("Rights")!.Value)
        {
            // The count tells no group from the one whose id is empty.
            ResourceGroupIds = entity.GetInt32("ResourceGroupCount") switch
            {
                null => null,
                0 => [],
                _ => [.. entity.GetString("ResourceGroups").Split('|').Select(KeyEscape.Unescape)],
            },
            Service = entity.GetString("Service"),
        },
        entity.GetDateTimeOffset("CreatedAt")!.Value,
        entity.GetBoolean("Disabled")!.Value);

    private sealed record Remembered(ApiKeyRecord? Key, DateTimeOffset Until);
}
