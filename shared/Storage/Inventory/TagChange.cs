namespace EipFunctions.Storage.Inventory;

/// <summary>What becomes of an EIP's tags: some go, then some are set; the others stay as they are.</summary>
public sealed record TagChange
{
    /// <summary>The most tags that an EIP can have.</summary>
    public const int MostTags = 20;

    /// <summary>The tags that are set, with their values; one that was there gets the new value.</summary>
    public IReadOnlyDictionary<string, string> Set { get; init; } = new Dictionary<string, string>();

    /// <summary>The keys of the tags that go; one that is not there is no fault.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>Whether every tag goes.</summary>
    public bool RemoveAll { get; init; }

    internal IReadOnlyDictionary<string, string> ApplyTo(IReadOnlyDictionary<string, string> tags)
    {
        var changed = RemoveAll ? [] : tags.ToDictionary(StringComparer.Ordinal);
        foreach (var key in Remove)
        {
            _ = changed.Remove(key);
        }

        foreach (var (key, value) in Set)
        {
            changed[key] = value;
        }

        return changed;
    }
}
