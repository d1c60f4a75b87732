using System.Net;
using System.Text.Json;

namespace EipFunctions.Rpc.Tests.Support;

/// <summary>What a service answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, which is JSON always.</param>
internal sealed record RpcAnswer(HttpStatusCode Status, JsonElement Body)
{
    /// <summary>The error's code; null for an answer without one.</summary>
    public string? Code => Body.TryGetProperty(nameof(Code), out var code) ? code.GetString() : null;

    public string RequestId => Body.GetProperty(nameof(RequestId)).GetString()!;

    /// <summary>The answer, when it is one of success.</summary>
    public RpcAnswer Succeeded()
    {
        Assert.True(Status == HttpStatusCode.OK, $"{(int)Status} {Body}");
        return this;
    }

    /// <summary>The answer, when it is an error of a code.</summary>
    public RpcAnswer Failed(string code)
    {
        Assert.True(Code == code, $"{(int)Status} {Body}");
        Assert.True((int)Status >= 400, $"{(int)Status} {Body}");
        return this;
    }
}
