using System.Text;

namespace EipFunctions.Engine;

/// <summary>Which shard an instance belongs to: FNV-1a of its id, the same on every machine and in every version.</summary>
internal static class ShardMap
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    public static int Of(string instanceId, int shards)
    {
        var hash = Offset;
        foreach (var b in Encoding.UTF8.GetBytes(instanceId))
        {
            hash = (hash ^ b) * Prime;
        }

        return (int)(hash % (uint)shards);
    }
}
