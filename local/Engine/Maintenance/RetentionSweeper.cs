using Azure.Data.Tables;

namespace EipFunctions.Engine;

/// <summary>
/// Purges instances that ended longer ago than the retention. A page at a time, each written before the next is read,
/// so it is gentle, and a sweep that was cut short is simply taken up by the next.
/// </summary>
internal sealed class RetentionSweeper(HubSession session)
{
    private const int PageSize = 200;

    private static readonly string[] Columns = ["RowKey", InstanceRow.ChunksWritten];

    private int _isSweeping;

    public async Task SweepAsync()
    {
        if (Interlocked.Exchange(ref _isSweeping, 1) == 1)
        {
            return;
        }

        try
        {
            foreach (var shard in session.Shards)
            {
                await SweepAsync(shard);
            }
        }
#pragma warning disable CA1031 // Whatever stopped this sweep, the next one goes on from there.
        catch (Exception e)
#pragma warning restore CA1031
        {
            session.Log.SweepStopped(e);
        }
        finally
        {
            Volatile.Write(ref _isSweeping, 0);
        }
    }

    private async Task SweepAsync(Shard shard)
    {
        var before = session.Services.Time.GetUtcNow() - session.Services.Options.Retention;
        var filter = TableClient.CreateQueryFilter($"CompletedAt lt {before}");
        var pages = session.Services.Table.Scan(
            shard.Name, RowKeys.FinishedPrefix, RowKeys.After(RowKeys.FinishedPrefix), filter, PageSize, Columns, session.Abandoned);
        await foreach (var page in pages.AsPages(pageSizeHint: PageSize))
        {
            var purged = await Task.WhenAll(page.Values.Select(row => session.PurgeAsync(
                shard, row.RowKey[RowKeys.FinishedPrefix.Length..], row.GetInt32(InstanceRow.ChunksWritten) ?? 0)));
            session.Log.Swept(shard.Name, purged.Count(done => done));
        }
    }
}
