namespace EipFunctions.Local.Hosting;

/// <summary>How a part of the service stands.</summary>
/// <param name="Name"><c>host</c>, <c>engine</c>, <c>storage</c> or <c>gateway</c>.</param>
/// <param name="IsReady">Whether it can do its part.</param>
/// <param name="Since">Since when that is so, in UTC, as far as this process knows; null where nobody looked yet.</param>
internal sealed record PartHealth(string Name, bool IsReady, DateTimeOffset? Since);
