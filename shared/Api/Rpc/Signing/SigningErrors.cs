using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Signing;

/// <summary>Why it is not known who sends a request, or not believed.</summary>
internal static class SigningErrors
{
    public static RpcError Incomplete(string recommend) => new(
        "IncompleteSignature", StatusCodes.Status400BadRequest, "The request signature does not conform to Aliyun standards.")
    {
        Recommend = recommend,
    };

    public static RpcError UnknownMethod(string known) => new(
        "InvalidSignatureMethod", StatusCodes.Status400BadRequest, "Specified signature method is not valid.")
    {
        Recommend = $"Here it must be {known}.",
    };

    public static RpcError WrongDigest(string digest) => NoMatch(
        $"The header x-acs-content-sha256 is not the SHA-256 of the body that arrived, {digest}.");

    public static RpcError WrongSignature(RpcSignature signature) => NoMatch(
        $"Check the access key secret, and what was signed: {signature.Hint}.");

    public static RpcError MalformedTimestamp() => new(
        "InvalidTimeStamp.Format", StatusCodes.Status400BadRequest, "Specified time stamp or date value is not well formatted.")
    {
        Recommend = "Send the time in UTC in the form 2006-01-02T15:04:05Z.",
    };

    public static RpcError Expired(DateTimeOffset now) => new(
        "InvalidTimeStamp.Expired", StatusCodes.Status400BadRequest, "Specified time stamp or date value is expired.")
    {
        Recommend = $"It is {now:yyyy-MM-ddTHH:mm:ssZ} here. Set the clock, and sign within {RpcAuthenticator.Tolerance.TotalMinutes} minutes.",
    };

    public static RpcError NoSuchKey() => new(
        "InvalidAccessKeyId.NotFound", StatusCodes.Status404NotFound, "Specified access key is not found.")
    {
        Recommend = "Check the access key id. A temporary access key is gone some time after it has expired.",
    };

    public static RpcError Inactive() => new(
        "InvalidAccessKeyId.Inactive", StatusCodes.Status400BadRequest, "Specified access key is disabled.")
    {
        Recommend = "Enable the access key, or use another.",
    };

    public static RpcError NonceUsed() => new(
        "SignatureNonceUsed", StatusCodes.Status400BadRequest, "Specified signature nonce was used already.")
    {
        Recommend = "Sign every request anew, with a nonce that is random.",
    };

    public static RpcError MissingToken() => new(
        "MissingSecurityToken", StatusCodes.Status400BadRequest, "SecurityToken is mandatory for this action.")
    {
        Recommend = "The access key is a temporary one: send the security token that was issued with it.",
    };

    public static RpcError WrongToken() => new(
        "InvalidSecurityToken.MismatchWithAccessKey",
        StatusCodes.Status400BadRequest,
        "Specified SecurityToken mismatch with the AccessKey.")
    {
        Recommend = "Send the security token that was issued with this access key; with one that is not temporary send none.",
    };

    public static RpcError TokenExpired() => new(
        "InvalidSecurityToken.Expired", StatusCodes.Status400BadRequest, "Specified SecurityToken is expired.")
    {
        Recommend = "Have a new temporary access key issued.",
    };

    private static RpcError NoMatch(string recommend) => new(
        "SignatureDoesNotMatch", StatusCodes.Status400BadRequest, "Specified signature is not matched with our calculation.")
    {
        Recommend = recommend,
    };
}
