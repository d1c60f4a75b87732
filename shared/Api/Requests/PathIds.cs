using System.Globalization;
using EipFunctions.Api.Dispatch;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EipFunctions.Api.Requests;

/// <summary>
/// Reads the ids in a path. The server decodes a path but leaves <c>%2F</c>, which then looks like an id with a
/// percent sign in it; so the ids are read from the path as it was sent.
/// </summary>
internal static class PathIds
{
    public static string Read(HttpContext http, ApiOperation operation, string name)
    {
        var template = operation.Path.Split('/');
        var sent = Sent(http);
        var offset = sent.Length - template.Length;
        var place = Array.IndexOf(template, $"{{{name}}}");
        if (offset >= 0 && offset == Segments(http.Request.PathBase) && IsSame(template, sent.AsSpan(offset)))
        {
            return Uri.UnescapeDataString(sent[offset + place]);
        }

        var routed = Convert.ToString(http.Request.RouteValues[name], CultureInfo.InvariantCulture) ?? "";
        return routed.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Sent(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return (query < 0 ? target : target[..query]).Split('/');
    }

    private static int Segments(PathString pathBase) => pathBase.HasValue ? pathBase.Value!.Count(c => c == '/') : 0;

    private static bool IsSame(string[] template, ReadOnlySpan<string> sent)
    {
        for (var i = 0; i < template.Length; i++)
        {
            if (!template[i].StartsWith('{') && !template[i].Equals(sent[i], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}
