namespace EipFunctions.Api.Rpc;

/// <summary>What an action came to: a response, or why it is refused.</summary>
/// <typeparam name="T">The response.</typeparam>
/// <param name="Response">The response; null when refused.</param>
/// <param name="Error">Why it is refused; null when it is not.</param>
internal sealed record RpcResult<T>(T? Response, RpcError? Error)
    where T : RpcResponse
{
    public static implicit operator RpcResult<T>(T response) => new(response, null);

    public static implicit operator RpcResult<T>(RpcError error) => new(null, error);
}
