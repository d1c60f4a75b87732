using Microsoft.Extensions.Caching.Memory;

namespace EipFunctions.Api.Keys;

/// <summary>
/// Remembers the rows of keys for 30 seconds, so that a request does not read one each time. That there is no such row is
/// remembered too: guessing at keys must not become load on the store.
/// </summary>
/// <typeparam name="TRow">What a row is read as.</typeparam>
/// <param name="read">Reads a row; null when there is none.</param>
/// <param name="time">The clock.</param>
internal sealed class RowMemory<TRow>(Func<string, CancellationToken, Task<TRow?>> read, TimeProvider time) : IDisposable
    where TRow : class
{
    private const int MaxRemembered = 10_000;

    // Bounds how long a key that another host revoked goes on being taken here.
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly MemoryCache _memory = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });
    private int _writes;

    /// <summary>Finds a row, from memory where it was looked for lately.</summary>
    public async Task<TRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_memory.TryGetValue(id, out Remembered? remembered) && remembered!.Until > now)
        {
            return remembered.Row;
        }

        var writes = Volatile.Read(ref _writes);
        var row = await read(id, cancellationToken);
        _ = _memory.Set(id, new Remembered(row, now + Lifetime), new MemoryCacheEntryOptions { Size = 1 });
        if (Volatile.Read(ref _writes) != writes)
        {
            // What was read may be older than what was written meanwhile, and a revoked key must not be remembered.
            _memory.Remove(id);
        }

        return row;
    }

    /// <summary>Whether finding a row asks memory alone, also where there is none.</summary>
    public bool IsRemembered(string id) =>
        _memory.TryGetValue(id, out Remembered? remembered) && remembered!.Until > time.GetUtcNow();

    /// <summary>Writes a row and forgets what is remembered of it, also when the write fails: it may have been done.</summary>
    public async Task<T> WriteAsync<T>(string id, Func<Task<T>> write)
    {
        _ = Interlocked.Increment(ref _writes);
        try
        {
            return await write();
        }
        finally
        {
            _ = Interlocked.Increment(ref _writes);
            _memory.Remove(id);
        }
    }

    public void Dispose() => _memory.Dispose();

    private sealed record Remembered(TRow? Row, DateTimeOffset Until);
}
