using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using EipFunctions.Api.Keys;

namespace EipFunctions.Api.AccessKeys;

/// <summary>
/// The access keys, in the table of the API keys. Every key is one row of the partition <c>access-key</c>, a temporary one of
/// <c>temporary-access-key</c>, its row key the access key id; whom it stands for (<see cref="PrincipalColumns"/>),
/// <c>Secret</c> (encrypted, <see cref="SecretProtector"/>), <c>CreatedAt</c>, <c>Disabled</c> and, of a temporary one,
/// <c>SecurityTokenHash</c> and <c>ExpiresAt</c> are its properties. Whoever adds a temporary key removes some that expired.
/// </summary>
public sealed class AccessKeyStore : IDisposable
{
    private const string LastingPartition = "access-key";
    private const string TemporaryPartition = "temporary-access-key";
    private const string Secret = nameof(Secret);
    private const string Disabled = nameof(Disabled);

    // The most rows of one transaction. One key is added for as many removed, so what has expired does not pile up.
    private const int MostRemoved = 100;

    // So long the holder of an expired key is told that it has expired, not that there is no such key.
    private static readonly TimeSpan KeptExpired = TimeSpan.FromDays(1);

    private readonly TableClient _table;
    private readonly SecretProtector _protector;
    private readonly TimeProvider _time;
    private readonly RowMemory<Row> _memory;

    /// <summary>Creates a store over a table.</summary>
    /// <param name="table">The table of keys.</param>
    /// <param name="protector">Encrypts and decrypts the secrets.</param>
    /// <param name="time">The clock.</param>
    public AccessKeyStore(TableClient table, SecretProtector protector, TimeProvider time)
    {
        (_table, _protector, _time) = (table, protector, time);
        _memory = new(ReadAsync, time);
    }

    /// <summary>Whether keys can be added: there is an encryption key for their secrets.</summary>
    public bool CanInsert => _protector.CanProtect;

    /// <summary>Finds a key with its secret, from memory where it was looked for lately. What is remembered is encrypted.</summary>
    /// <param name="accessKeyId">The access key id, as it was sent: any text.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The key, disabled and expired ones too; null when there is none.</returns>
    /// <exception cref="SecretUnreadableException">The secret cannot be decrypted with the configured encryption keys.</exception>
    public async Task<AccessKeyRecord?> FindAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accessKeyId);
        return AccessKeyText.IsId(accessKeyId) && await _memory.FindAsync(accessKeyId, cancellationToken) is { } row
            ? row.Key with { Secret = _protector.Unprotect(row.Secret, accessKeyId, row.Key.Principal.AccountId) }
            : null;
    }

    /// <summary>Whether finding a key asks memory alone: it was looked for lately, or no key has such an id.</summary>
    /// <param name="accessKeyId">The access key id, as it was sent: any text.</param>
    /// <returns>Whether it does, also where there is no such key.</returns>
    public bool IsRemembered(string accessKeyId)
    {
        ArgumentNullException.ThrowIfNull(accessKeyId);
        return !AccessKeyText.IsId(accessKeyId) || _memory.IsRemembered(accessKeyId);
    }

    /// <summary>Lists the keys of an account, without secrets.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>First those that last, by id, then the temporary ones that have not expired, the next to expire first.</returns>
    public async IAsyncEnumerable<AccessKeyRecord> ListAsync(
        string accountId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lasting = TableClient.CreateQueryFilter($"PartitionKey eq {LastingPartition} and AccountId eq {accountId}");
        var temporary = TableClient.CreateQueryFilter(
            $"PartitionKey eq {TemporaryPartition} and AccountId eq {accountId} and ExpiresAt gt {_time.GetUtcNow()}");
        foreach (var filter in (string[])[lasting, temporary])
        {
            await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                yield return Read(entity).Key;
            }
        }
    }

    /// <summary>Describes a key of an account as it is stored now, without its secret.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="accessKeyId">The access key id.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The key; null when the account has none with this id, or it has expired.</returns>
    public async Task<AccessKeyRecord?> DescribeAsync(string accountId, string accessKeyId, CancellationToken cancellationToken) =>
        (await ReadOwnAsync(accountId, accessKeyId, cancellationToken))?.Key;

    /// <summary>Adds a key, and removes temporary ones that expired more than a day ago, of any account, 100 at most.</summary>
    /// <param name="key">The key, its id made by chance.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is durable.</returns>
    /// <exception cref="InvalidOperationException">There is no encryption key (<see cref="CanInsert"/>).</exception>
    /// <exception cref="RequestFailedException">There is another key with this id.</exception>
    public async Task InsertAsync(AccessKeyRecord key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var secret = _protector.Protect(key.Secret, key.AccessKeyId, key.Principal.AccountId);
        if (key.ExpiresAt is not null)
        {
            // Before the key is there: a failure afterwards would leave one whose secret nobody was told.
            await RemoveExpiredAsync(cancellationToken);
        }

        try
        {
            _ = await _memory.WriteAsync(key.AccessKeyId, () => _table.AddEntityAsync(Write(key, secret), cancellationToken));
        }
        catch (RequestFailedException taken) when (taken.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            // By this very call, perhaps, whose answer was lost and that the client repeated.
            if (await ReadAsync(key.AccessKeyId, cancellationToken) is not { } found || !found.Secret.AsSpan().SequenceEqual(secret))
            {
                throw;
            }
        }
    }

    /// <summary>
    /// Disables or enables a key of an account. Its secret is encrypted anew with the first of the encryption keys, so that
    /// this finishes a rotation too; where its encryption key is gone it stays as it is.
    /// </summary>
    /// <param name="accountId">The account.</param>
    /// <param name="accessKeyId">The access key id.</param>
    /// <param name="disabled">Whether it is to be disabled.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The key as it is now, without its secret; null when the account has none with this id, or it has expired.</returns>
    public async Task<AccessKeyRecord?> SetDisabledAsync(
        string accountId, string accessKeyId, bool disabled, CancellationToken cancellationToken)
    {
        if (await ReadOwnAsync(accountId, accessKeyId, cancellationToken) is not { } row)
        {
            return null;
        }

        // A row's secret and owner never change, so whoever is last wins, and a key that was deleted meanwhile stays so.
        var change = new TableEntity(PartitionOf(accessKeyId), accessKeyId) { [Disabled] = disabled };
        if (Renewed(row) is { } secret)
        {
            change[Secret] = secret;
        }

        try
        {
            _ = await _memory.WriteAsync(
                accessKeyId, () => _table.UpdateEntityAsync(change, ETag.All, TableUpdateMode.Merge, cancellationToken));
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }

        return row.Key with { Disabled = disabled };
    }

    /// <summary>Deletes a key of an account.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="accessKeyId">The access key id.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False when the account has none with this id, or it has expired.</returns>
    public async Task<bool> DeleteAsync(string accountId, string accessKeyId, CancellationToken cancellationToken)
    {
        if (await ReadOwnAsync(accountId, accessKeyId, cancellationToken) is null)
        {
            return false;
        }

        // That it is gone by now is no failure: two who delete it both get what they want.
        _ = await _memory.WriteAsync(
            accessKeyId, () => _table.DeleteEntityAsync(PartitionOf(accessKeyId), accessKeyId, ETag.All, cancellationToken));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private async Task RemoveExpiredAsync(CancellationToken cancellationToken)
    {
        var bound = AccessKeyText.TemporaryIdsFrom(_time.GetUtcNow() - KeptExpired);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TemporaryPartition} and RowKey lt {bound}");
        var rows = _table.QueryAsync<TableEntity>(filter, MostRemoved, [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)], cancellationToken);
        await foreach (var page in rows.AsPages())
        {
            if (page.Values.Count > 0)
            {
                try
                {
                    _ = await _table.SubmitTransactionAsync(
                        page.Values.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellationToken);
                }
                catch (TableTransactionFailedException taken) when (taken.Status == 404)
                {
                    // Somebody else was faster with one of them; the rest is for whoever comes next.
                }
            }

            return;
        }
    }

    private byte[]? Renewed(Row row)
    {
        var (id, account) = (row.Key.AccessKeyId, row.Key.Principal.AccountId);
        try
        {
            return _protector.CanProtect ? _protector.Protect(_protector.Unprotect(row.Secret, id, account), id, account) : null;
        }
        catch (SecretUnreadableException)
        {
            return null;
        }
    }

    private async Task<Row?> ReadOwnAsync(string accountId, string accessKeyId, CancellationToken cancellationToken) =>
        AccessKeyText.IsId(accessKeyId)
        && await ReadAsync(accessKeyId, cancellationToken) is { } row
        && row.Key.Principal.AccountId == accountId
        && !row.Key.HasExpired(_time.GetUtcNow())
            ? row
            : null;

    private async Task<Row?> ReadAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            PartitionOf(accessKeyId), accessKeyId, cancellationToken: cancellationToken);
        return found.HasValue ? Read(found.Value!) : null;
    }

    private static string PartitionOf(string accessKeyId) =>
        AccessKeyText.IsTemporary(accessKeyId) ? TemporaryPartition : LastingPartition;

    private static TableEntity Write(AccessKeyRecord key, byte[] secret)
    {
        var entity = new TableEntity(PartitionOf(key.AccessKeyId), key.AccessKeyId)
        {
            [Secret] = secret,
            [nameof(key.CreatedAt)] = key.CreatedAt,
            [Disabled] = key.Disabled,
        };
        if (key.ExpiresAt is { } expiresAt)
        {
            entity[nameof(key.SecurityTokenHash)] = key.SecurityTokenHash;
            entity[nameof(key.ExpiresAt)] = expiresAt;
        }

        PrincipalColumns.Write(entity, key.Principal);
        return entity;
    }

    private static Row Read(TableEntity entity) => new(
        new(
            entity.RowKey,
            PrincipalColumns.Read(entity),
            entity.GetDateTimeOffset(nameof(AccessKeyRecord.CreatedAt))!.Value,
            entity.GetBoolean(Disabled)!.Value)
        {
            SecurityTokenHash = entity.GetBinary(nameof(AccessKeyRecord.SecurityTokenHash)),
            ExpiresAt = entity.GetDateTimeOffset(nameof(AccessKeyRecord.ExpiresAt)),
        },
        entity.GetBinary(Secret));

    private sealed record Row(AccessKeyRecord Key, byte[] Secret);
}
