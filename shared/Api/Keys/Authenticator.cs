using System.Security.Cryptography;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Keys;

/// <summary>Finds out who sends a request, by its API key.</summary>
/// <param name="keys">The keys.</param>
public sealed class Authenticator(KeyStore keys)
{
    /// <summary>The header that carries the key. A query parameter would put it into logs.</summary>
    public const string HeaderName = "x-functions-key";

    // Equal to the digest of no secret that is known to anyone: an unknown key costs what a wrong secret costs.
    private static readonly byte[] Nobody = new byte[SHA256.HashSizeInBytes];

    /// <summary>Authenticates a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Who sends it, or null when it carries no valid key.</returns>
    public async Task<Principal?> AuthenticateAsync(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var values = request.Headers[HeaderName];
        if (values.Count != 1 || ApiKeyText.Parse(values[0]) is not { } sent)
        {
            return null;
        }

        var known = await keys.FindAsync(sent.KeyId, request.HttpContext.RequestAborted);
        var matches = CryptographicOperations.FixedTimeEquals(sent.SecretHash(), known?.SecretHash ?? Nobody);
        return matches && known is { Disabled: false } ? known.Principal : null;
    }

    /// <summary>Whether the answer is known without asking the store: the key was looked for lately.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Whether it is known; not what it is.</returns>
    public bool Knows(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var values = request.Headers[HeaderName];
        return values.Count == 1 && ApiKeyText.Parse(values[0]) is { } sent && keys.IsRemembered(sent.KeyId);
    }
}
