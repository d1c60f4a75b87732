namespace EipFunctions.Engine;

/// <summary>An event that waits for its delivery to the workflow.</summary>
/// <param name="Event">The event.</param>
/// <param name="Revision">The instance's revision that holds it; 0 for one read back from the journal.</param>
/// <param name="Position">Its place in the journal of the execution, from 0.</param>
/// <param name="IsDeferred">Whether the workflow may see it before it is durable.</param>
internal readonly record struct JournaledEvent(HistoryEvent Event, long Revision, int Position, bool IsDeferred)
{
    public bool IsRecovered => Revision == 0;
}
