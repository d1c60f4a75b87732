using System.Collections;

namespace EipFunctions.Engine;

/// <summary>What log lines are about, as names and values for a log that keeps them and as text for one that does not.</summary>
internal sealed class LogScope(IReadOnlyList<KeyValuePair<string, object?>> subject) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => subject.Count;

    public KeyValuePair<string, object?> this[int index] => subject[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => subject.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(", ", subject.Select(pair => $"{pair.Key}:{pair.Value}"));
}
