using Azure;
using Azure.Data.Tables;

namespace EipFunctions.Engine;

/// <summary>The commits that ride in one entity group transaction, after the shard's owner row.</summary>
internal sealed class FlushBatch
{
    /// <summary>A transaction takes 100 entities; one is the owner row.</summary>
    public const int MaxEntities = 99;

    /// <summary>A request takes 4 MiB.</summary>
    public const int MaxWeight = 3_500_000;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<(ICommitSource Source, PendingCommit Commit)> _parts = [];
    private int _weight;

    public int Count => _parts.Count;

    public int Entities { get; private set; }

    public bool Holds(string key) => _keys.Contains(key);

    public bool TryAdd(ICommitSource source, PendingCommit commit)
    {
        if (_parts.Count > 0 && (Entities + commit.Actions.Count > MaxEntities || _weight + commit.Weight > MaxWeight))
        {
            return false;
        }

        _keys.Add(source.Key);
        _parts.Add((source, commit));
        _weight += commit.Weight;
        Entities += commit.Actions.Count;
        return true;
    }

    /// <summary>The transaction. The owner row is merged, not replaced: it is the same, and the emulator does it in place.</summary>
    public List<TableTransactionAction> ToTransaction(TableEntity owner, ETag ownerTag) =>
        [new(TableTransactionActionType.UpdateMerge, owner, ownerTag), .. _parts.SelectMany(p => p.Commit.Actions)];

    /// <summary>Tells the parts that they are durable.</summary>
    public void Committed()
    {
        foreach (var (_, commit) in _parts)
        {
            commit.OnCommitted();
        }
    }

    /// <summary>Takes out, and rejects, the part that an action of the transaction belongs to.</summary>
    /// <param name="action">The action's index; 0 is the owner row.</param>
    /// <param name="reason">How the storage refused it.</param>
    public void Reject(int action, RequestFailedException reason)
    {
        var end = 1;
        for (var i = 0; i < _parts.Count; i++)
        {
            end += _parts[i].Commit.Actions.Count;
            if (action < end)
            {
                Remove(i, 1)[0].Commit.OnRejected(reason);
                return;
            }
        }
    }

    /// <summary>Takes out the later half.</summary>
    /// <returns>The sources taken out, first come first.</returns>
    public IReadOnlyList<ICommitSource> Halve()
    {
        var kept = (_parts.Count + 1) / 2;
        return [.. Remove(kept, _parts.Count - kept).Select(p => p.Source)];
    }

    private List<(ICommitSource Source, PendingCommit Commit)> Remove(int index, int count)
    {
        var removed = _parts.GetRange(index, count);
        _parts.RemoveRange(index, count);
        foreach (var (source, commit) in removed)
        {
            _keys.Remove(source.Key);
            _weight -= commit.Weight;
            Entities -= commit.Actions.Count;
        }

        return removed;
    }
}
