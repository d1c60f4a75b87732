using Microsoft.AspNetCore.Http;

namespace EipFunctions.Rpc.Tests.Support;

/// <summary>Hands a client's request over as a server has it.</summary>
internal static class HttpRequests
{
    public static async Task<HttpContext> ToContextAsync(this HttpRequestMessage request)
    {
        var target = request.RequestUri!.OriginalString;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var http = Context(request.Method.Method, query < 0 ? "" : target[query..]);
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()))
        {
            http.Request.Headers[name] = values.ToArray();
        }

        if (request.Content is { } content)
        {
            http.Request.Body = new MemoryStream(await content.ReadAsByteArrayAsync());
        }

        return http;
    }

    public static DefaultHttpContext Context(string method, string query, byte[]? body = null, string? contentType = null)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        http.Request.Path = "/";
        http.Request.QueryString = new(query);
        http.Request.Body = new MemoryStream(body ?? []);
        http.Request.ContentType = contentType;
        return http;
    }
}
