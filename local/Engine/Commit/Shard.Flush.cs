using Azure;

namespace EipFunctions.Engine;

internal sealed partial class Shard
{
    private enum Verdict
    {
        Committed,
        NotCommitted,
    }

    /// <summary>
    /// Writes a batch, however long it takes. Every try replaces the owner row on its ETag, so a host that lost the
    /// shard writes nothing; and every try of the same content has the same flush id, so an outcome that was lost on
    /// the way is read back from the row.
    /// </summary>
    private async Task FlushAsync(FlushBatch batch, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(session.Services.Time, session.Services.Random);
        var flushId = _owner.FlushId + 1;
        while (true)
        {
            try
            {
                var transaction = batch.ToTransaction((_owner with { FlushId = flushId }).Write(Name), _owner.ETag);
                var response = await session.Services.Table.Client.SubmitTransactionAsync(transaction, cancellationToken);
                if (response.Value[0].Headers.ETag is { } tag)
                {
                    Flushed(tag, flushId);
                }
                else
                {
                    await JudgeAsync(flushId, cancellationToken);
                }

                break;
            }
            catch (RequestFailedException e) when (!cancellationToken.IsCancellationRequested)
            {
                if (await JudgeAsync(flushId, cancellationToken) == Verdict.Committed)
                {
                    break;
                }

                if (StorageFault.IsRefusal(e, out var action) && action != 0)
                {
                    // The content changes, so the next try is another flush.
                    Refuse(batch, action, e);
                    flushId++;
                    if (batch.Count == 0)
                    {
                        return;
                    }

                    continue;
                }

                await WaitAsync(e);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && StorageFault.IsTransient(e))
            {
                if (await JudgeAsync(flushId, cancellationToken) == Verdict.Committed)
                {
                    break;
                }

                await WaitAsync(e);
            }
        }

        session.Services.Metrics.Committed(batch.Entities);
        cancellationToken.ThrowIfCancellationRequested();
        batch.Committed();

        Task WaitAsync(Exception e)
        {
            session.Services.Metrics.Retried();
            session.Log.FlushRetried(e, Name);
            return backoff.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Reads the owner row: does it carry the flush that was tried?</summary>
    private async Task<Verdict> JudgeAsync(long flushId, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(session.Services.Time, session.Services.Random);
        while (true)
        {
            try
            {
                var now = await session.Services.Table.ReadOwnerAsync(Name, cancellationToken);
                if (now is null || now.OwnerId != _owner.OwnerId || now.Epoch != _owner.Epoch)
                {
                    throw new ShardLostException(Name, now?.OwnerId ?? "nobody");
                }

                if (now.FlushId != flushId)
                {
                    _owner = _owner with { ETag = now.ETag };
                    return Verdict.NotCommitted;
                }

                Flushed(now.ETag, flushId);
                return Verdict.Committed;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && StorageFault.IsTransient(e))
            {
                session.Log.FlushRetried(e, Name);
                await backoff.WaitAsync(cancellationToken);
            }
        }
    }

    private void Refuse(FlushBatch batch, int? action, RequestFailedException reason)
    {
        if (action is null && batch.Count > 1)
        {
            // The request as a whole was refused, so find the part it is about by halves.
            _queue.PutBack(batch.Halve());
            return;
        }

        batch.Reject(action ?? 1, reason);
    }
}
