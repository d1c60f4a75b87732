using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using EipFunctions.Storage.State;

namespace EipFunctions.Api.Keys;

/// <summary>
/// The API keys, in a table that they share with the access keys. Every key is one row of the partition <c>key</c>, its row
/// key the escaped key id; whom it stands for (<see cref="PrincipalColumns"/>), <c>SecretHash</c>, <c>CreatedAt</c> and
/// <c>Disabled</c> are its properties. Looking a key up reads one row; listing an account's scans the partition, which only
/// an administrator does.
/// </summary>
public sealed class KeyStore : IDisposable
{
    private const string PartitionKey = "key";

    private readonly TableClient _table;
    private readonly RowMemory<ApiKeyRecord> _memory;

    /// <summary>Creates a store over a table.</summary>
    /// <param name="table">The table of keys.</param>
    /// <param name="time">The clock.</param>
    public KeyStore(TableClient table, TimeProvider time)
    {
        _table = table;
        _memory = new(ReadAsync, time);
    }

    /// <summary>Creates the table where it does not exist.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when the table exists.</returns>
    public Task InitializeAsync(CancellationToken cancellationToken) => _table.CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Finds a key, from memory where it was looked for lately.</summary>
    /// <param name="keyId">The key's id.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The key, or null when there is none.</returns>
    public Task<ApiKeyRecord?> FindAsync(string keyId, CancellationToken cancellationToken) =>
        _memory.FindAsync(keyId, cancellationToken);

    /// <summary>Whether a key was looked for lately, so that finding it asks memory alone.</summary>
    /// <param name="keyId">The key's id.</param>
    /// <returns>Whether it was, also where there is no such key.</returns>
    public bool IsRemembered(string keyId) => _memory.IsRemembered(keyId);

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
    public Task PutAsync(ApiKeyRecord key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _memory.WriteAsync(
            key.KeyId, () => _table.UpsertEntityAsync(Write(key), TableUpdateMode.Replace, cancellationToken));
    }

    /// <summary>Revokes a key of an account for good. Its row stays, so that no configuration brings it back.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="keyId">The key.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False when the account has no such key.</returns>
    public async Task<bool> RevokeAsync(string accountId, string keyId, CancellationToken cancellationToken)
    {
        if (await ReadAsync(keyId, cancellationToken) is not { } key || key.Principal.AccountId != accountId)
        {
            return false;
        }

        await PutAsync(key with { Disabled = true }, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private async Task<ApiKeyRecord?> ReadAsync(string keyId, CancellationToken cancellationToken)
    {
        var found = await _table
            .GetEntityIfExistsAsync<TableEntity>(PartitionKey, KeyEscape.Escape(keyId), cancellationToken: cancellationToken);
        return found.HasValue ? Read(found.Value!) : null;
    }

    private static TableEntity Write(ApiKeyRecord key)
    {
        var entity = new TableEntity(PartitionKey, KeyEscape.Escape(key.KeyId))
        {
            ["SecretHash"] = key.SecretHash,
            ["CreatedAt"] = key.CreatedAt,
            ["Disabled"] = key.Disabled,
        };
        PrincipalColumns.Write(entity, key.Principal);
        return entity;
    }

    private static ApiKeyRecord Read(TableEntity entity) => new(
        KeyEscape.Unescape(entity.RowKey),
        entity.GetBinary("SecretHash"),
        PrincipalColumns.Read(entity),
        entity.GetDateTimeOffset("CreatedAt")!.Value,
        entity.GetBoolean("Disabled")!.Value);
}
