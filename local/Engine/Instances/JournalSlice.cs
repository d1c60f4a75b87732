namespace EipFunctions.Engine;

/// <summary>What one commit writes of a journal.</summary>
/// <param name="Execution">The execution that the events belong to.</param>
/// <param name="Tail">The events that stay in the instance's row.</param>
/// <param name="Spilled">Texts of new history rows.</param>
/// <param name="SpilledEvents">How many entries the new history rows take.</param>
/// <param name="FirstChunk">The number of the first new history row.</param>
/// <param name="LastRevision">The revision of the last event written, when not all are.</param>
/// <param name="IsComplete">Whether all events are written.</param>
internal sealed record JournalSlice(
    int Execution, string Tail, IReadOnlyList<string> Spilled, int SpilledEvents, int FirstChunk, long LastRevision, bool IsComplete)
{
    public int NextChunk => FirstChunk + Spilled.Count;
}
