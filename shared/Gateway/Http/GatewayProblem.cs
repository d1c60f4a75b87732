namespace EipFunctions.Gateway.Http;

/// <summary>Problem details (RFC 9457), as far as they are read.</summary>
/// <param name="Title">What kind of problem it is.</param>
/// <param name="Detail">What it was this time.</param>
internal sealed record GatewayProblem(string? Title = null, string? Detail = null);
