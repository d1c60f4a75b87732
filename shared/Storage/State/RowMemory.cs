using EipFunctions.Domain.Accounts;
using Microsoft.Extensions.Caching.Memory;

namespace EipFunctions.Storage.State;

/// <summary>
/// Rows that this process read or wrote lately. They can be out of date, which does no harm to a change: it names the
/// version it was decided on, and the store refuses it. Nothing is ever rejected on the word of the memory alone.
/// </summary>
internal sealed class RowMemory : IDisposable
{
    // Two bytes each, and about as much again for what they were read into.
    private const int MaxCharacters = 50_000_000;

    // Bounds how long a change of quotas or settings by another host can go unseen: such rows are read, not written.
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly MemoryCache _rows = new(new MemoryCacheOptions { SizeLimit = MaxCharacters });

    private static readonly object Absent = new();

    /// <summary>Whether the row, or that there is none, is remembered.</summary>
    public bool TryFind<T>(AccountRegion partition, RowKey<T> key, out Row<T>? row)
    {
        var isKnown = _rows.TryGetValue((partition, key.Value), out var found);
        row = found as Row<T>;
        return isKnown;
    }

    public void Keep(AccountRegion partition, string key, object row, int characters)
    {
        if (Keys.IsRemembered(key))
        {
            using var entry = _rows.CreateEntry((partition, key));
            entry.Value = row;
            entry.Size = Math.Max(characters, 1);
            entry.AbsoluteExpirationRelativeToNow = Lifetime;
        }
    }

    /// <summary>Remembers that there is no such row, where that is worth it; otherwise forgets the row.</summary>
    public void KeepAbsence(AccountRegion partition, string key)
    {
        if (Keys.IsAbsenceRemembered(key))
        {
            Keep(partition, key, Absent, characters: 1);
        }
        else
        {
            Forget(partition, key);
        }
    }

    public void Forget(AccountRegion partition, string key) => _rows.Remove((partition, key));

    public void Dispose() => _rows.Dispose();
}
