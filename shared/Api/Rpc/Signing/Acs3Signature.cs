using System.Security.Cryptography;
using System.Text;
using EipFunctions.Api.Rpc.Requests;

namespace EipFunctions.Api.Rpc.Signing;

/// <summary>
/// ACS3-HMAC-SHA256: a signature in the header Authorization, over method, query, the headers that it lists and the digest
/// of the body.
/// </summary>
internal sealed record Acs3Signature : RpcSignature
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    private const string Host = "host";
    private const string Date = "x-acs-date";
    private const string NonceHeader = "x-acs-signature-nonce";
    private const string ContentDigest = "x-acs-content-sha256";
    private const string KeyId = "x-acs-accesskey-id";
    private const string Token = "x-acs-security-token";

    private static readonly string[] Required = [Host, Date, NonceHeader, ContentDigest];

    // What is believed of the request must be signed. Others that begin like these may be added on the way.
    private static readonly string[] SignedIfSent = [RpcRequest.ActionHeader, RpcRequest.VersionHeader, KeyId, Token];

    private readonly string _host;

    private Acs3Signature(string host) => _host = host;

    /// <inheritdoc/>
    public override string Hint => $"the host was '{_host}', and {StringToSign[^64..]} is the SHA-256 of the canonical request";

    /// <summary>Reads the signature from a header.</summary>
    public static (RpcSignature? Signature, RpcError? Error) Read(RpcRequest request, string authorization)
    {
        if (!authorization.StartsWith($"{Algorithm} ", StringComparison.Ordinal))
        {
            return (null, SigningErrors.UnknownMethod(Algorithm));
        }

        if (AuthorizationHeader.Parse(authorization[Algorithm.Length..]) is not { } header)
        {
            return (null, SigningErrors.Incomplete(
                $"The header Authorization must be '{Algorithm} Credential=…,SignedHeaders=…,Signature=…'."));
        }

        if (FaultIn(request, header) is { } fault)
        {
            return (null, SigningErrors.Incomplete(fault));
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(request.Body.Span));
        return digest.Equals(request.Header(ContentDigest), StringComparison.OrdinalIgnoreCase)
            ? (Of(request, header, digest), null)
            : (null, SigningErrors.WrongDigest(digest));
    }

    /// <inheritdoc/>
    protected override byte[] Sign(string secret) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(StringToSign));

    private static string? FaultIn(RpcRequest request, AuthorizationHeader header) =>
        Required.FirstOrDefault(name => request.Header(name) is null) is { } missing ? $"The header {missing} is missing."
        : header.SignedHeaders.FirstOrDefault(name => request.Headers[name].Count == 0) is { } listed
            ? $"SignedHeaders lists '{listed}', which the request does not have."
        : Required.Concat(SignedIfSent.Where(request.Headers.ContainsKey))
            .FirstOrDefault(name => !header.SignedHeaders.Contains(name)) is { } unsigned
            ? $"The header {unsigned} must be signed: SignedHeaders does not list it."
        : Required.Concat(SignedIfSent).FirstOrDefault(name => request.Headers[name].Count > 1) is { } repeated
            ? $"The header {repeated} was sent twice."
        : request.Header(KeyId) is { } keyId && keyId != header.Credential
            ? $"The header {KeyId} names another access key than Credential."
        : null;

    private static Acs3Signature Of(RpcRequest request, AuthorizationHeader header, string digest)
    {
        var signedHeaders = string.Join(';', header.SignedHeaders);
        var canonical = new StringBuilder()
            .Append(request.Method).Append("\n/\n")
            .Append(CanonicalQuery.Of(request.Query)).Append('\n');
        foreach (var name in header.SignedHeaders)
        {
            var values = request.Headers[name].Select(value => (value ?? "").Trim()).Order(StringComparer.Ordinal);
            _ = canonical.Append(name).Append(':').AppendJoin(',', values).Append('\n');
        }

        _ = canonical.Append('\n').Append(signedHeaders).Append('\n').Append(digest);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString()));
        return new(request.Header(Host)!)
        {
            AccessKeyId = header.Credential,
            SecurityToken = request.Header(Token),
            Timestamp = request.Header(Date)!,
            Nonce = request.Header(NonceHeader)!,
            StringToSign = $"{Algorithm}\n{Convert.ToHexStringLower(hash)}",
            Sent = header.Signature,
        };
    }
}
