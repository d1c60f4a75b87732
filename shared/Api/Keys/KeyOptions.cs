namespace EipFunctions.Api.Keys;

/// <summary>The keys of the configuration.</summary>
public sealed class KeyOptions
{
    /// <summary>The keys.</summary>
    public IList<ConfiguredKey> Keys { get; } = [];
}
