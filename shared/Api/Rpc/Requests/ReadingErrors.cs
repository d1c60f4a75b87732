using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Requests;

/// <summary>Why a request cannot be read.</summary>
internal static class ReadingErrors
{
    public static RpcError UnsupportedMethod() => new(
        "UnsupportedHTTPMethod", StatusCodes.Status400BadRequest, "This http method is not supported.")
    {
        Recommend = "Send GET or POST.",
    };

    public static RpcError QueryTooLong() => new(
        "RequestURITooLong", StatusCodes.Status414UriTooLong, "The request URI is too long.")
    {
        Recommend = $"The query may have {RpcRequestReader.MaxQueryBytes} bytes. Send the parameters as a form by POST, or fewer of them.",
    };

    public static RpcError BodyTooLarge() => new(
        "RequestEntityTooLarge", StatusCodes.Status413PayloadTooLarge, "The request body is too large.")
    {
        Recommend = $"The body may have {RpcRequestReader.MaxBodyBytes} bytes.",
    };

    public static RpcError NoForm() => new(
        "UnsupportedContentType", StatusCodes.Status415UnsupportedMediaType, "The content type of the request body is not supported.")
    {
        Recommend = "Send the body as application/x-www-form-urlencoded in UTF-8, or none.",
    };

    public static RpcError Malformed(string place, string what) => new(
        "InvalidParameter", StatusCodes.Status400BadRequest, "The specified parameter is not valid.")
    {
        Recommend = $"The {place} cannot be read: {what}. Send name=value pairs, percent-encoded in UTF-8.",
    };

    public static RpcError Repeated(string name) =>
        RpcErrors.Invalid(name, $"{name} was sent twice. Send it once, in the query or in the form.");

    public static RpcError TooManyParameters(int most) => new(
        "InvalidParameter", StatusCodes.Status400BadRequest, "The specified parameter is not valid.")
    {
        Recommend = $"There are too many parameters: a request may have {most}.",
    };
}
