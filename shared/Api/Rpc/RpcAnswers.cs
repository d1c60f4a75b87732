using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EipFunctions.Api.Rpc;

/// <summary>Writes what requests come to. Some clients look at the status, some at <c>Code</c>: both always say the same.</summary>
internal static class RpcAnswers
{
    private const string RetryAfterHeader = "x-acs-retry-after";

    public static JsonHttpResult<object> Write(HttpContext http, string requestId, RpcResult<RpcResponse> result)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["x-acs-request-id"] = requestId;
        return result.Error is { } error
            ? Write(http, requestId, error)
            : TypedResults.Json<object>(result.Response! with { RequestId = requestId }, RpcJson.Options);
    }

    private static JsonHttpResult<object> Write(HttpContext http, string requestId, RpcError error)
    {
        if (error.RetryAfter is { } pause)
        {
            // The SDKs take this one for milliseconds.
            http.Response.Headers[RetryAfterHeader] = $"{(int)pause.TotalMilliseconds}";
            http.Response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(pause.TotalSeconds))}";
        }

        return TypedResults.Json<object>(
            new RpcErrorBody(requestId, http.Request.Host.Value ?? "", error.Code, error.Message, error.Recommend),
            RpcJson.Options,
            statusCode: error.Status);
    }
}
