namespace EipFunctions.Domain.Associations;

/// <summary>
/// Leave to wait for the resource: a request that only the resource's present state stands in the way of is carried out
/// when that has changed.
/// </summary>
/// <param name="ExpiresInSeconds">How long it waits at most, in seconds: 10 to 86,400, a day.</param>
public sealed record Deferral(int ExpiresInSeconds)
{
    /// <summary>The least time to wait, in seconds.</summary>
    public const int ShortestSeconds = 10;

    /// <summary>The most time to wait, in seconds.</summary>
    public const int LongestSeconds = 86_400;
}
