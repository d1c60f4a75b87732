using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Requests;

/// <summary>
/// Reads the parameters of a request from its query and its form, strictly: what could be read in two ways is refused,
/// because the signature covers one of them only.
/// </summary>
internal static class RpcRequestReader
{
    public const int MaxBodyBytes = 64 * 1024;
    public const int MaxQueryBytes = 64 * 1024;
    public const int MaxParameters = 500;

    private const string FormType = "application/x-www-form-urlencoded";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a request; of its body no more than a request may have.</summary>
    /// <returns>The request, or why it cannot be read.</returns>
    public static async Task<(RpcRequest? Request, RpcError? Error)> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var method = http.Request.Method.ToUpperInvariant();
        if (method is not ("GET" or "POST"))
        {
            return (null, ReadingErrors.UnsupportedMethod());
        }

        var (query, queryError) = ReadQuery(http.Request.QueryString.Value ?? "");
        if (query is null)
        {
            return (null, queryError);
        }

        var (body, bodyError) = await ReadBodyAsync(http.Request, cancellationToken);
        if (body is not { } bytes)
        {
            return (null, bodyError);
        }

        var (parameters, formError) = AddForm(query, http.Request.ContentType, bytes);
        return parameters is null
            ? (null, formError)
            : (new() { Method = method, Headers = http.Request.Headers, Query = query, Parameters = parameters, Body = bytes }, null);
    }

    private static (SortedDictionary<string, string>? Query, RpcError? Error) ReadQuery(string sent)
    {
        // Characters that are not escaped are as good as escaped ones; each has a byte at least.
        var text = sent.StartsWith('?') ? sent[1..] : sent;
        if (text.Length > MaxQueryBytes)
        {
            return (null, ReadingErrors.QueryTooLong());
        }

        byte[] bytes;
        try
        {
            bytes = Utf8.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return (null, ReadingErrors.Malformed("query", "it is not UTF-8"));
        }

        var query = new SortedDictionary<string, string>(StringComparer.Ordinal);
        return bytes.Length > MaxQueryBytes ? (null, ReadingErrors.QueryTooLong())
            : FormEncoding.Read(bytes, "query", query, MaxParameters) is { } error ? (null, error)
            : (query, null);
    }

    private static async Task<(ReadOnlyMemory<byte>? Body, RpcError? Error)> ReadBodyAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBodyBytes)
        {
            return (null, ReadingErrors.BodyTooLarge());
        }

        // One byte more than there may be, so that a body of unknown length that exceeds it is noticed.
        var bytes = new byte[(request.ContentLength ?? MaxBodyBytes) + 1];
        try
        {
            var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            return length > MaxBodyBytes ? (null, ReadingErrors.BodyTooLarge()) : (bytes.AsMemory(0, length), null);
        }
        catch (BadHttpRequestException malformed)
        {
            // The server's own words for a body that breaks HTTP: chunks without a length, or fewer bytes than announced.
            return (null, ReadingErrors.Malformed("body", malformed.Message));
        }
    }

    private static (SortedDictionary<string, string>? Parameters, RpcError? Error) AddForm(
        SortedDictionary<string, string> query, string? contentType, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return (query, null);
        }

        if (!IsForm(contentType))
        {
            return (null, ReadingErrors.NoForm());
        }

        var parameters = new SortedDictionary<string, string>(query, StringComparer.Ordinal);
        return FormEncoding.Read(body.Span, "body", parameters, MaxParameters) is { } error ? (null, error) : (parameters, null);
    }

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && FormType.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
