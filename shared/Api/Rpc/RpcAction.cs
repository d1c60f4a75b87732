using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Rpc;

/// <summary>One action of the RPC surface: its name, who may ask for it, what it takes and answers.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Right">What a principal must be allowed.</param>
/// <param name="Summary">What it does, for the reference.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Defaults">The record of parameters as it is when nothing is sent.</param>
/// <param name="Response">The record that it answers with, a <see cref="RpcResponse"/>.</param>
/// <param name="RunAsync">Carries it out.</param>
internal sealed record RpcAction(
    string Name,
    Rights Right,
    string Summary,
    IReadOnlyList<RpcParameter> Parameters,
    object Defaults,
    Type Response,
    Func<RpcCall, Task<RpcResult<RpcResponse>>> RunAsync)
{
    /// <summary>Makes an action of a method that takes a record of parameters.</summary>
    /// <typeparam name="TParameters">The record; see <see cref="RpcParameterAttribute"/>.</typeparam>
    /// <typeparam name="TResponse">What it answers with.</typeparam>
    /// <param name="name">Its name on the wire.</param>
    /// <param name="right">What a principal must be allowed.</param>
    /// <param name="summary">What it does, for the reference.</param>
    /// <param name="runAsync">Carries it out.</param>
    /// <returns>The action.</returns>
    public static RpcAction Of<TParameters, TResponse>(
        string name, Rights right, string summary, Func<RpcCall, TParameters, Task<RpcResult<TResponse>>> runAsync)
        where TParameters : class, new()
        where TResponse : RpcResponse =>
        new(name, right, summary, RpcBinder<TParameters>.Parameters, new TParameters(), typeof(TResponse), async call =>
        {
            var (parameters, error) = RpcBinder<TParameters>.Bind(call.Sent);
            if (error is not null)
            {
                return error;
            }

            var result = await runAsync(call, parameters!);
            return new(result.Response, result.Error);
        });
}
