namespace EipFunctions.Storage.State;

/// <summary>A queue of this process is full. Nothing was changed; try again later.</summary>
/// <param name="queue">What waits in it, for the message.</param>
/// <param name="limit">How much of it may wait.</param>
public sealed class StateBusyException(string queue, int limit)
    : Exception($"{limit} {queue} wait already, which is the most that may. Nothing was changed; try again later.");
