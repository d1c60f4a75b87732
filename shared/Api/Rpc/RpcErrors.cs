using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc;

/// <summary>The errors that more than one action answers with.</summary>
internal static class RpcErrors
{
    public static RpcError NoSuchAction(string action) => new(
        "InvalidApi.NotFound", StatusCodes.Status404NotFound, "Specified api is not found, please check your url and method.")
    {
        Recommend = $"There is no action '{action}' in version {RpcActions.Version}. docs/rpc.md lists those that there are.",
    };

    public static RpcError NoSuchVersion(string version) => new(
        "InvalidVersion", StatusCodes.Status400BadRequest, "Specified parameter Version is not valid.")
    {
        Recommend = $"Version is '{version}'; this service speaks {RpcActions.Version} of the product Vpc.",
    };

    public static RpcError Missing(string parameter, string description) => new(
        $"Missing{parameter}", StatusCodes.Status400BadRequest, $"{parameter} is mandatory for this action.")
    {
        Recommend = $"Send {parameter}: {description}",
    };

    public static RpcError Invalid(string parameter, string recommend) => new(
        "InvalidParameter", StatusCodes.Status400BadRequest, $"Specified value of \"{parameter}\" is not valid.")
    {
        Recommend = recommend,
    };

    public static RpcError LacksRight(Rights right) => new(
        "Forbidden.RAM", StatusCodes.Status403Forbidden, "User not authorized to operate on the specified resource.")
    {
        Recommend = $"The access key lacks the right {right}.",
    };

    public static RpcError Throttled(TimeSpan retryAfter) => new(
        "Throttling.User", StatusCodes.Status400BadRequest, "Request was denied due to user flow control.")
    {
        Recommend = "Nothing was done. Wait as Retry-After says, and make fewer requests at a time.",
        RetryAfter = retryAfter,
    };

    public static RpcError Unavailable(TimeSpan? retryAfter = null) => new(
        "ServiceUnavailable",
        StatusCodes.Status503ServiceUnavailable,
        "The request has failed due to a temporary failure of the server.")
    {
        Recommend = "Send it again; with the same ClientToken nothing is done twice.",
        RetryAfter = retryAfter,
    };

    public static RpcError Internal() => new(
        "InternalError",
        StatusCodes.Status500InternalServerError,
        "The request processing has failed due to some unknown error, exception or failure.")
    {
        Recommend = "The failure was logged under the RequestId.",
    };

    public static RpcError TokenReused() => new(
        "IdempotentParameterMismatch",
        StatusCodes.Status400BadRequest,
        "Request uses a client token in a previous request but is not identical to that request.")
    {
        Recommend = "Use a new ClientToken for a new request.",
    };

    public static RpcError TokenInFlight() => new(
        "LastTokenProcessing", StatusCodes.Status403Forbidden, "The last token request is processing.")
    {
        Recommend = "The request with this ClientToken is under way. Send it again in a second.",
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    public static RpcError NoSuchEip(string eipId) => new(
        "InvalidAllocationId.NotFound", StatusCodes.Status404NotFound, "Specified allocation ID is not found.")
    {
        Recommend = $"There is no EIP '{eipId}' that the access key may see.",
    };
}
