using System.Globalization;
using System.Security.Cryptography;
using EipFunctions.Api.AccessKeys;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Rpc.Requests;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Api.Rpc.Signing;

/// <summary>Finds out who sends a request of the RPC surface, by its signature.</summary>
/// <param name="keys">The access keys.</param>
/// <param name="nonces">The nonces that were used.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where keys that cannot be read are logged.</param>
public sealed class RpcAuthenticator(AccessKeyStore keys, NonceStore nonces, TimeProvider time, ILogger<RpcAuthenticator> logger)
{
    /// <summary>How far a request's timestamp may be from the clock, before it or after it.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    // Known to nobody: an unknown key costs what a wrong signature costs.
    private static readonly string Nobody = RandomNumberGenerator.GetHexString(40);

    /// <summary>Authenticates a request, and uses its nonce.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The access key that signed it, or why it is refused.</returns>
    internal async Task<(AccessKeyRecord? Key, RpcError? Error)> AuthenticateAsync(RpcRequest request, CancellationToken cancellationToken)
    {
        var (signature, unsigned) = RpcSignature.Find(request);
        if (signature is null)
        {
            return (null, unsigned);
        }

        var now = time.GetUtcNow();
        if (Time(signature.Timestamp) is not { } signedAt)
        {
            return (null, SigningErrors.MalformedTimestamp());
        }

        if ((now - signedAt).Duration() > Tolerance)
        {
            return (null, SigningErrors.Expired(now));
        }

        AccessKeyRecord? key;
        try
        {
            key = await keys.FindAsync(signature.AccessKeyId, cancellationToken);
        }
        catch (SecretUnreadableException unreadable)
        {
            // Answered like any other refusal, so that it counts like one: anybody can name the id of a key.
            ApiLog.RequestFailed(logger, nameof(RpcAuthenticator), unreadable);
            return (null, RpcErrors.Internal());
        }

        var isRight = signature.IsBy(key?.Secret ?? Nobody);
        if (key is null)
        {
            return (null, SigningErrors.NoSuchKey());
        }

        if (!isRight)
        {
            return (null, SigningErrors.WrongSignature(signature));
        }

        // From here on it is known who asks: only they learn what is the matter with their key.
        if (FaultOf(key, signature.SecurityToken, now) is { } fault)
        {
            return (null, fault);
        }

        // Last, so that nobody can use up the nonces of others.
        return await nonces.TryUseAsync(key.AccessKeyId, signature.Nonce, signedAt, cancellationToken)
            ? (key, null)
            : (null, SigningErrors.NonceUsed());
    }

    /// <summary>Whether the answer is known without asking the store: the access key was looked for lately.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Whether it is known; not what it is.</returns>
    internal bool Knows(RpcRequest request) => RpcSignature.Find(request).Signature is { } signature && keys.IsRemembered(signature.AccessKeyId);

    private static RpcError? FaultOf(AccessKeyRecord key, string? securityToken, DateTimeOffset now) =>
        key.Disabled ? SigningErrors.Inactive()
        : key.HasToken(securityToken) ? key.HasExpired(now) ? SigningErrors.TokenExpired() : null
        : securityToken is null ? SigningErrors.MissingToken()
        : SigningErrors.WrongToken();

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
