namespace EipFunctions.Testing;

/// <summary>A request that arrived at <see cref="FaultProxy"/>.</summary>
/// <param name="Number">Which one it is, from 1.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, without the query.</param>
public sealed record ProxyRequest(int Number, string Method, string Path)
{
    /// <summary>Whether it is an entity group transaction.</summary>
    public bool IsTransaction => Method == "POST" && Path.EndsWith("$batch", StringComparison.Ordinal);
}
