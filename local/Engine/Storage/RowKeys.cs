using System.Globalization;

namespace EipFunctions.Engine;

/// <summary>The keys of a hub's table.</summary>
internal static class RowKeys
{
    /// <summary>The partition and the row that remember the hub's shape.</summary>
    public const string Hub = "hub";

    public const string Owner = "!owner";
    public const string ActivePrefix = "a|";
    public const string FinishedPrefix = "f|";

    public static string Shard(int index) => string.Create(CultureInfo.InvariantCulture, $"shard-{index:00}");

    public static string Active(string key) => ActivePrefix + key;

    public static string Finished(string key) => FinishedPrefix + key;

    public static string History(string key, int chunk) => string.Create(CultureInfo.InvariantCulture, $"h|{key}|{chunk:0000}");

    /// <summary>The first key after all those that start with the prefix.</summary>
    public static string After(string prefix) => $"{prefix[..^1]}{(char)(prefix[^1] + 1)}";
}
