using System.Text;

namespace EipFunctions.Engine;

/// <summary>
/// The journal of one execution: the newest events as they stand in the instance's row, and how many history rows hold
/// the older ones. Guarded by its instance.
/// </summary>
internal sealed class InstanceJournal(int execution, string tail, int chunks, int chunksWritten)
{
    /// <summary>The characters of history that a row holds before they move to history rows.</summary>
    private const int MaxInline = 16 * 1024;

    /// <summary>The characters of a history row.</summary>
    private const int MaxChunk = 200 * 1024;

    /// <summary>The characters of history rows of one commit, which must fit into a request with the rest.</summary>
    private const int MaxCommit = 300 * 1024;

    private readonly List<(string Text, long Revision)> _inline = tail.Length == 0 ? [] : [(tail, 0)];
    private int _length = tail.Length;
    private int _execution = execution;

    public int Chunks { get; private set; } = chunks;

    public int ChunksWritten { get; private set; } = chunksWritten;

    /// <summary>About how many characters it has, history rows taken as full.</summary>
    public int Length => _length + (Chunks * MaxChunk);

    /// <summary>The events of the execution so far, once it is read.</summary>
    public int Count { get; set; }

    public string Tail => string.Join(',', _inline.Select(e => e.Text));

    /// <summary>Adds an event.</summary>
    /// <returns>Its place.</returns>
    public int Add(HistoryEvent e, long revision)
    {
        var text = HistoryJson.Write(e);
        _inline.Add((text, revision));
        _length += text.Length + 1;
        return Count++;
    }

    /// <summary>Starts the journal of another execution. Its history rows will replace the old ones.</summary>
    public void Restart(int execution)
    {
        _inline.Clear();
        (_length, Chunks, Count, _execution) = (0, 0, 0, execution);
    }

    public JournalSlice Slice()
    {
        if (_length <= MaxInline)
        {
            return new(_execution, Tail, [], 0, Chunks, 0, IsComplete: true);
        }

        var texts = new List<string>();
        var chunk = new StringBuilder();
        var (taken, total) = (0, 0);
        foreach (var (text, _) in _inline)
        {
            if (taken > 0 && total + text.Length > MaxCommit)
            {
                break;
            }

            if (chunk.Length > 0 && chunk.Length + text.Length > MaxChunk)
            {
                texts.Add(chunk.ToString());
                chunk.Clear();
            }

            _ = chunk.Length > 0 ? chunk.Append(',').Append(text) : chunk.Append(text);
            taken++;
            total += text.Length + 1;
        }

        texts.Add(chunk.ToString());
        return new(_execution, "", texts, taken, Chunks, _inline[taken - 1].Revision, taken == _inline.Count);
    }

    /// <summary>The slice is durable.</summary>
    public void Accept(JournalSlice slice)
    {
        ChunksWritten = Math.Max(ChunksWritten, slice.NextChunk);
        if (slice.Execution == _execution)
        {
            _length -= _inline.Take(slice.SpilledEvents).Sum(e => e.Text.Length + 1);
            _inline.RemoveRange(0, slice.SpilledEvents);
            _length = Math.Max(_length, 0);
            Chunks = slice.NextChunk;
        }
    }
}
