using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Storage.State;

/// <summary>
/// Group commit for one account and region: while one entity group transaction is under way, the transactions that
/// arrive gather and ride in the next. One that the store refuses is told so, and the others go again without it.
/// </summary>
internal sealed class CommitQueue(TableClient table, AccountRegion partition, RowMemory memory, IOutboxListener listener)
{
    // The limits of an entity group transaction are 100 entities and 4 MiB; characters weigh up to three bytes.
    public const int MaxEntities = 100;
    private const int MaxCharacters = 1_000_000;

    // A second's worth, about. Whoever comes later would wait for long and might be gone when its turn comes.
    public const int MaxWaiting = 2_000;

    private readonly Lock _gate = new();
    private readonly LinkedList<PendingCommit> _waiting = new();
    private bool _pumping;

    public Task CommitAsync(StateTransaction transaction)
    {
        var pending = new PendingCommit(transaction);
        lock (_gate)
        {
            if (_waiting.Count >= MaxWaiting)
            {
                throw new StateBusyException($"changes of {partition}", MaxWaiting);
            }

            _ = _waiting.AddLast(pending);
            if (_pumping)
            {
                return pending.Completion;
            }

            _pumping = true;
        }

        // Every failure is handed to the commit that it belongs to. The pump serves whoever comes, so it must not carry
        // the trace and the log scopes of the one who started it.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(PumpAsync);
        }

        return pending.Completion;
    }

    private async Task PumpAsync()
    {
        while (TakeBatch() is { Count: > 0 } batch)
        {
            await SubmitAsync(batch).ConfigureAwait(false);
        }
    }

    private List<PendingCommit> TakeBatch()
    {
        var batch = new List<PendingCommit>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var characters = 0;
        lock (_gate)
        {
            // In order: a commit that shares a row with one before it waits for it, and all behind wait with it.
            while (_waiting.First is { } first
                && keys.Count + first.Value.Changes.Count <= MaxEntities
                && (batch.Count == 0 || characters + first.Value.Characters <= MaxCharacters)
                && !first.Value.Changes.Any(change => keys.Contains(change.Key)))
            {
                keys.UnionWith(first.Value.Changes.Select(change => change.Key));
                characters += first.Value.Characters;
                batch.Add(first.Value);
                _waiting.RemoveFirst();
            }

            _pumping = batch.Count > 0;
        }

        return batch;
    }

#pragma warning disable CA1031 // Whatever went wrong belongs to the waiting commits, which rethrow it.
    private async Task SubmitAsync(List<PendingCommit> batch)
    {
        while (batch.Count > 0)
        {
            using var span = StorageTracing.StartTransaction(batch);
            try
            {
                var changes = batch.SelectMany(pending => pending.Changes).ToList();
                var answer = await table.SubmitTransactionAsync(changes.Select(change => change.Action)).ConfigureAwait(false);
                Succeed(batch, changes, answer.Value);
                return;
            }
            catch (TableTransactionFailedException refused) when (FindRefused(batch, refused) is { } loser)
            {
                StorageTracing.Failed(span, refused);
                _ = batch.Remove(loser);
                Fail(loser, IsConflict(refused) ? new StateConflictException(refused) : refused);
            }
            catch (RequestFailedException refused) when (batch.Count > 1 && refused.Status is >= 400 and < 500)
            {
                StorageTracing.Failed(span, refused);

                // One of them is at fault, and the store does not say which: each for itself, then.
                foreach (var pending in batch)
                {
                    await SubmitAsync([pending]).ConfigureAwait(false);
                }

                return;
            }
            catch (Exception failure)
            {
                StorageTracing.Failed(span, failure);
                batch.ForEach(pending => Fail(pending, failure));
                return;
            }
        }
    }
#pragma warning restore CA1031

    private void Succeed(List<PendingCommit> batch, List<StateChange> changes, IReadOnlyList<Response> answers)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i].Written is { } written && answers[i].Headers.ETag is { } etag)
            {
                memory.Keep(partition, changes[i].Key, written(etag), changes[i].Characters);
            }
            else
            {
                memory.Forget(partition, changes[i].Key);
            }
        }

        foreach (var pending in batch)
        {
            listener.Committed(pending.Events);
            pending.Succeed();
        }
    }

    private void Fail(PendingCommit pending, Exception failure)
    {
        foreach (var change in pending.Changes)
        {
            memory.Forget(partition, change.Key);
        }

        pending.Fail(failure);
    }

    private static bool IsConflict(TableTransactionFailedException refused) =>
        refused.Status is 404 or 409 or 412 && refused.ErrorCode != TableErrorCode.TableNotFound;

    private static PendingCommit? FindRefused(List<PendingCommit> batch, TableTransactionFailedException refused)
    {
        if (batch.Count == 1)
        {
            return batch[0];
        }

        var index = refused.FailedTransactionActionIndex;
        foreach (var pending in batch)
        {
            if (index < pending.Changes.Count)
            {
                return index is null ? null : pending;
            }

            index -= pending.Changes.Count;
        }

        return null;
    }
}
