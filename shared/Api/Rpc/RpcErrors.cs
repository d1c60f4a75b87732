using EipFunctions.Api.Candidates;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Rules;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc;

/// <summary>The errors that more than one action answers with.</summary>
internal static class RpcErrors
{
    public static RpcError NoSuchAction(string? action) => action is null
        ? Missing("Action", "the parameter, or the header x-acs-action.")
        : new("InvalidApi.NotFound", StatusCodes.Status404NotFound, "Specified api is not found, please check your url and method.")
        {
            Recommend = $"This service has no action '{action}'. Check its spelling; the service's reference lists the actions.",
        };

    public static RpcError NoSuchVersion(string? version) => version is null
        ? Missing("Version", $"{RpcActions.Version}, as parameter or in the header x-acs-version.")
        : new("InvalidVersion", StatusCodes.Status400BadRequest, "Specified parameter Version is not valid.")
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

    public static RpcError GroupNotCovered(string resourceGroupId) => new(
        "Forbidden.RAM", StatusCodes.Status403Forbidden, "User not authorized to operate on the specified resource.")
    {
        Recommend = $"The access key does not cover {ResourceGroup.Name(resourceGroupId)}.",
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

    /// <summary>That a request which was only to be checked is as it should be: the reference has it as an error.</summary>
    public static RpcError DryRunPassed() => new(
        "DryRunOperation", StatusCodes.Status400BadRequest, "Request validation has been passed with DryRun flag set.");

    public static RpcError Busy(int most) => Unavailable(TimeSpan.FromSeconds(1)) with
    {
        Recommend = $"{most} requests are under way, which is the most that the service takes. Nothing was done; send it again later.",
    };

    public static RpcError Unreadable(int status) => new("InvalidRequest", status, "The request could not be read.");

    public static RpcError TooLarge() => new(
        "InvalidParameter", StatusCodes.Status400BadRequest, "The specified parameter is not valid.")
    {
        Recommend = "What would be stored is larger than the store takes. Ask for less.",
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
        "InvalidAllocationId.NotFound", StatusCodes.Status404NotFound, "Specified allocation ID is not found")
    {
        Recommend = $"There is no EIP '{eipId}' that the access key may see.",
    };

    /// <summary>That an operation cannot be finished. No code that clients retry may begin with this one, as they compare beginnings too.</summary>
    public static RpcError Unfinished(Operation operation) => new(
        "OperationFailed.Unfinished", StatusCodes.Status400BadRequest, "The operation failed and needs attention.")
    {
        Recommend = $"Sending it again does not help. Operation {operation.OperationId} says why, by the REST API and in the log.",
    };

    /// <summary>That an operation changed nothing, and is tried anew when it is sent again.</summary>
    public static RpcError Undone(Operation operation) => Unavailable(TimeSpan.FromSeconds(1)) with
    {
        Recommend = $"The change was undone, and nothing is different. Send it again. Operation {operation.OperationId} says why, by the REST API.",
    };

    /// <summary>
    /// The error of a request that rules refuse. What waiting does not end comes before what it ends, as clients would else
    /// wait in vain; the recommendation has every violation.
    /// </summary>
    public static RpcError Of(IReadOnlyList<Violation> violations)
    {
        var first = violations.FirstOrDefault(violation => !violation.Retryable) ?? violations[0];
        return new(first.Code, first.CodeStatus, first.CodeMessage)
        {
            Recommend = string.Join(' ', violations.Select(violation => $"{violation.Message} {violation.Remedy}")),
        };
    }
}
