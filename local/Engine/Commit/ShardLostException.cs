namespace EipFunctions.Engine;

/// <summary>Another host owns the shard now.</summary>
internal sealed class ShardLostException(string shard, string owner) : Exception($"{shard} is owned by '{owner}' now.");
