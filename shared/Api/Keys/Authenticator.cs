using System.Diagnostics;
using System.Security.Cryptography;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace EipFunctions.Api.Keys;

/// <summary>Finds out who sends a request, by its API key.</summary>
/// <param name="keys">The keys.</param>
public sealed class Authenticator(KeyStore keys)
{
    /// <summary>The header that carries the key. A query parameter would put it into logs.</summary>
    public const string HeaderName = "x-functions-key";

    /// <summary>
    /// The query parameter that carries the key of a webhook, whose sender cannot set the header. It is taken out of the
    /// request before anything could log it.
    /// </summary>
    public const string QueryName = "code";

    private const string QueryTag = "url.query";

    private static readonly object FromQuery = new();

    // Equal to the digest of no secret that is known to anyone: an unknown key costs what a wrong secret costs.
    private static readonly byte[] Nobody = new byte[SHA256.HashSizeInBytes];

    /// <summary>Authenticates a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="takesQuery">Whether the key may be in the query where the header is absent.</param>
    /// <returns>Who sends it, or null when it carries no valid key.</returns>
    public async Task<Principal?> AuthenticateAsync(HttpRequest request, bool takesQuery = false)
    {
        if (Sent(request, takesQuery) is not { } sent)
        {
            return null;
        }

        var known = await keys.FindAsync(sent.KeyId, request.HttpContext.RequestAborted);
        var matches = CryptographicOperations.FixedTimeEquals(sent.SecretHash(), known?.SecretHash ?? Nobody);
        return matches && known is { Disabled: false } ? known.Principal : null;
    }

    /// <summary>Whether the answer is known without asking the store: the key was looked for lately.</summary>
    /// <param name="request">The request.</param>
    /// <param name="takesQuery">Whether the key may be in the query where the header is absent.</param>
    /// <returns>Whether it is known; not what it is.</returns>
    public bool Knows(HttpRequest request, bool takesQuery = false) => Sent(request, takesQuery) is { } sent && keys.IsRemembered(sent.KeyId);

    /// <summary>Takes a key out of the query, so that neither logs nor traces nor problems can show it.</summary>
    /// <param name="http">The request.</param>
    internal static void HideKeyInQuery(HttpContext http)
    {
        if (http.Request.Query.TryGetValue(QueryName, out var code))
        {
            if (Activity.Current?.GetTagItem(QueryTag) is not null)
            {
                _ = Activity.Current.SetTag(QueryTag, null);
            }

            http.Items[FromQuery] = code;
            http.Request.QueryString = QueryString.Create(http.Request.Query
                .Where(parameter => !parameter.Key.Equals(QueryName, StringComparison.OrdinalIgnoreCase))
                .SelectMany(parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(parameter.Key, value)));
        }
    }

    /// <summary>Whether a key was in the query, before it was taken out.</summary>
    /// <param name="http">The request.</param>
    /// <returns>True where there was one, valid or not.</returns>
    internal static bool HadKeyInQuery(HttpContext http) => http.Items.ContainsKey(FromQuery);

    private static ApiKeyText? Sent(HttpRequest request, bool takesQuery)
    {
        ArgumentNullException.ThrowIfNull(request);
        var values = request.Headers[HeaderName];
        if (values.Count == 0 && takesQuery && request.HttpContext.Items[FromQuery] is StringValues code)
        {
            values = code;
        }

        return values.Count == 1 ? ApiKeyText.Parse(values[0]) : null;
    }
}
