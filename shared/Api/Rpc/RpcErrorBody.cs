namespace EipFunctions.Api.Rpc;

/// <summary>An error on the wire.</summary>
/// <param name="RequestId">The id of the request.</param>
/// <param name="HostId">The host that was asked.</param>
/// <param name="Code">The code.</param>
/// <param name="Message">The documented message.</param>
/// <param name="Recommend">What is wrong with the values, and what to do.</param>
internal sealed record RpcErrorBody(string RequestId, string HostId, string Code, string Message, string? Recommend);
