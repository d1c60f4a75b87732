using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace EipFunctions.Storage.Instances;

/// <summary>
/// Who may start the instance of an id, for an engine that does not hold that to one by itself: whoever inserts the row
/// first. In a table of its own; the partition is the id.
/// </summary>
/// <param name="table">The table; made when it is missing.</param>
/// <param name="time">The clock.</param>
public sealed class InstanceClaims(TableClient table, TimeProvider time)
{
    /// <summary>After how long somebody else may take over from one who took an id and then started nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const string RowKey = "claim";
    private const string TakenAt = nameof(TakenAt);
    private const string Owner = nameof(Owner);

    /// <summary>Takes an id.</summary>
    /// <param name="instanceId">The id; characters that a partition key may have.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>True when the caller is to start the instance; false when somebody took it before.</returns>
    public async Task<bool> TryTakeAsync(string instanceId, CancellationToken cancellationToken)
    {
        var claim = New(instanceId);
        try
        {
            await InsertAsync(claim, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException taken) when (taken.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            // By this very call, perhaps, whose answer was lost and that the client repeated.
            var found = await FindAsync(instanceId, cancellationToken).ConfigureAwait(false);
            return found?.GetString(Owner) == claim.GetString(Owner);
        }
    }

    /// <summary>Takes over an id that was taken <see cref="Patience"/> ago. Look for the instance after it, not before.</summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>True when the caller is to start the instance unless there is one by now.</returns>
    public async Task<bool> TryTakeOverAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await FindAsync(instanceId, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return await TryTakeAsync(instanceId, cancellationToken).ConfigureAwait(false);
        }

        if (found.GetDateTimeOffset(TakenAt) + Patience > time.GetUtcNow())
        {
            return false;
        }

        try
        {
            _ = await table
                .UpdateEntityAsync(New(instanceId), found.ETag, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>Forgets an id, so that it is free again.</summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it is forgotten.</returns>
    public Task ForgetAsync(string instanceId, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(instanceId, RowKey, ETag.All, cancellationToken);

    private TableEntity New(string instanceId) => new(instanceId, RowKey)
    {
        [TakenAt] = time.GetUtcNow(),
        [Owner] = Guid.NewGuid().ToString("N"),
    };

    private async Task InsertAsync(TableEntity claim, CancellationToken cancellationToken)
    {
        try
        {
            _ = await table.AddEntityAsync(claim, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            _ = await table.CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false);
            _ = await table.AddEntityAsync(claim, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<TableEntity?> FindAsync(string instanceId, CancellationToken cancellationToken)
    {
        var found = await table
            .GetEntityIfExistsAsync<TableEntity>(instanceId, RowKey, cancellationToken: cancellationToken).ConfigureAwait(false);
        return found.HasValue ? found.Value : null;
    }
}
