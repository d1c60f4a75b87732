namespace EipFunctions.Engine;

/// <summary>How a shard stands.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="Epoch">How many owners it has had.</param>
/// <param name="ActiveCount">Its active instances.</param>
/// <param name="BlockedCount">Those of them that this host cannot run: their workflow is not registered, or their journal cannot be read.</param>
/// <param name="QueueDepth">How many commits wait for the next flush.</param>
/// <param name="OldestPendingAge">How long the oldest of them waits.</param>
public sealed record ShardHealth(
    int Index, string Owner, long Epoch, int ActiveCount, int BlockedCount, int QueueDepth, TimeSpan OldestPendingAge);
