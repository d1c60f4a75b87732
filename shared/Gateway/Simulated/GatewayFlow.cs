namespace EipFunctions.Gateway.Simulated;

/// <summary>An established flow through an EIP.</summary>
/// <param name="Remote">The other end, as the caller names it.</param>
/// <param name="OpenedAt">When it was opened, in UTC.</param>
public sealed record GatewayFlow(string Remote, DateTimeOffset OpenedAt);
