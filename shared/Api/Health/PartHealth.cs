namespace EipFunctions.Api.Health;

/// <summary>How a part of the service stands.</summary>
/// <param name="Name"><c>host</c>, <c>storage</c>, <c>gateway</c>, or a part that only some host has, such as <c>engine</c>.</param>
/// <param name="IsReady">Whether it can do its part.</param>
/// <param name="Since">Since when that is so, in UTC, as far as this process knows; null where nobody looked yet.</param>
public sealed record PartHealth(string Name, bool IsReady, DateTimeOffset? Since)
{
    /// <summary>The part as it was found by another look.</summary>
    /// <param name="isReady">Whether it can do its part.</param>
    /// <param name="now">When that was found.</param>
    /// <returns>The same where nothing has changed.</returns>
    public PartHealth Found(bool isReady, DateTimeOffset now) =>
        Since is not null && IsReady == isReady ? this : this with { IsReady = isReady, Since = now };
}
