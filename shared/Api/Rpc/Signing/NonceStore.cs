using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using EipFunctions.Api.Dispatch;
using EipFunctions.Storage;
using EipFunctions.Storage.State;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Api.Rpc.Signing;

/// <summary>
/// The nonces that were used, so that nobody who overheard a request can send it again. Whoever inserts a row has used the
/// nonce: the store decides, for all hosts. There is a table per UTC day of the requests' timestamps, such as
/// <c>RpcNonces20260601</c>, since a table goes in one piece; the partition key is the access key's id, the row key the
/// nonce. Whoever makes a day's table deletes those whose requests are refused by their time.
/// </summary>
public sealed class NonceStore
{
    /// <summary>What the names of the tables begin with, unless it is set otherwise.</summary>
    public const string DefaultPrefix = "RpcNonces";

    private const string Day = "yyyyMMdd";
    private const string Owner = nameof(Owner);
    private const int LongestKey = 200;
    private const int LongestName = 63;

    // Longer than a timestamp is taken, in either direction, on a host whose clock is a day wrong.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    private readonly TableServiceClient _tables;
    private readonly string _prefix;
    private readonly TimeProvider _time;
    private readonly ILogger<NonceStore> _logger;

    /// <summary>Creates a store.</summary>
    /// <param name="tables">Where its tables are.</param>
    /// <param name="prefix">What their names begin with: letters and digits, a letter first, at most 55 characters.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where it is logged that a table could not be deleted.</param>
    /// <exception cref="ArgumentException">No table can have a name that begins so.</exception>
    public NonceStore(TableServiceClient tables, string prefix, TimeProvider time, ILogger<NonceStore> logger)
    {
        if (prefix.Length is 0 or > LongestName - 8 || !char.IsAsciiLetter(prefix[0]) || !prefix.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException(
                $"NonceTables is '{prefix}'. It must be letters and digits, a letter first, at most {LongestName - 8} of them.", nameof(prefix));
        }

        (_tables, _prefix, _time, _logger) = (tables, prefix, time, logger);
    }

    /// <summary>Uses a nonce.</summary>
    /// <param name="accessKeyId">Whose it is.</param>
    /// <param name="nonce">The nonce, however long.</param>
    /// <param name="signedAt">The request's timestamp.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False when it was used before.</returns>
    public async Task<bool> TryUseAsync(string accessKeyId, string nonce, DateTimeOffset signedAt, CancellationToken cancellationToken)
    {
        var table = _tables.GetTableClient($"{_prefix}{signedAt.UtcDateTime.ToString(Day, CultureInfo.InvariantCulture)}");
        var row = new TableEntity(Key(accessKeyId), Key(nonce)) { [Owner] = Guid.NewGuid().ToString("N") };
        try
        {
            await InsertAsync(table, row, cancellationToken);
            return true;
        }
        catch (RequestFailedException used) when (used.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            // By this very call, perhaps, whose answer was lost and that the client repeated.
            var found = await table.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey, [Owner], cancellationToken);
            return found.Value.GetString(Owner) == row.GetString(Owner);
        }
    }

    private async Task InsertAsync(TableClient table, TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            _ = await table.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            _ = await table.CreateIfNotExistsAsync(cancellationToken);
            _ = await table.AddEntityAsync(row, cancellationToken);
            await DeleteOldAsync(cancellationToken);
        }
    }

    private async Task DeleteOldAsync(CancellationToken cancellationToken)
    {
        var oldest = $"{_prefix}{(_time.GetUtcNow() - Kept).UtcDateTime.ToString(Day, CultureInfo.InvariantCulture)}";
        var least = $"{_prefix}0";
        try
        {
            await foreach (var table in _tables.QueryAsync(
                TableServiceClient.CreateQueryFilter($"TableName ge {least} and TableName lt {oldest}"), cancellationToken: cancellationToken))
            {
                if (table.Name.Length == oldest.Length && table.Name[_prefix.Length..].All(char.IsAsciiDigit))
                {
                    _ = await _tables.DeleteTableAsync(table.Name, cancellationToken);
                }
            }
        }
        catch (Exception failure) when (failure is RequestFailedException || StorageOutage.IsPassing(failure))
        {
            // The nonce was used, which is what was asked for; tomorrow's first request tries again.
            ApiLog.OldNoncesLeft(_logger, failure);
        }
    }

    // An id that fits a key as it is stays readable; '~' is in no escaped one.
    private static string Key(string text) => KeyEscape.Escape(text) is { Length: <= LongestKey } escaped
        ? escaped
        : $"~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
