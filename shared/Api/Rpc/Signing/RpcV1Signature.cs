using System.Security.Cryptography;
using System.Text;
using EipFunctions.Api.Rpc.Requests;

namespace EipFunctions.Api.Rpc.Signing;

/// <summary>
/// RPC signature version 1.0, HMAC-SHA1: a parameter, over the method and all other parameters of query and form. Headers
/// are not signed and so not believed: action and version must be parameters.
/// </summary>
internal sealed record RpcV1Signature : RpcSignature
{
    public const string Method = "HMAC-SHA1";
    public const string Version = "1.0";

    private const string SignatureParameter = "Signature";

    private static readonly string[] Required =
        ["AccessKeyId", SignatureParameter, "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp", "Action", "Version"];

    private RpcV1Signature()
    {
    }

    /// <inheritdoc/>
    public override string Hint =>
        $"the string to sign had {StringToSign.Length} characters and the SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StringToSign)))}";

    /// <summary>Reads the signature from the parameters.</summary>
    public static (RpcSignature? Signature, RpcError? Error) Read(RpcRequest request)
    {
        if (Required.FirstOrDefault(name => request.Parameter(name) is null) is { } missing)
        {
            return (null, RpcErrors.Missing(missing, $"a request is signed in the header Authorization by {Acs3Signature.Algorithm}, or among its parameters."));
        }

        if (request.Parameter("SignatureMethod") != Method)
        {
            return (null, SigningErrors.UnknownMethod(Method));
        }

        return request.Parameter("SignatureVersion") == Version
            ? (Of(request), null)
            : (null, RpcErrors.Invalid("SignatureVersion", $"It must be {Version}."));
    }

    /// <inheritdoc/>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Security", "CA5350", Justification = "The signature that clients of this version send; HMAC-SHA1 itself is not broken.")]
    protected override byte[] Sign(string secret) =>
        HMACSHA1.HashData(Encoding.UTF8.GetBytes($"{secret}&"), Encoding.UTF8.GetBytes(StringToSign));

    private static RpcV1Signature Of(RpcRequest request)
    {
        var canonical = CanonicalQuery.Of(request.Parameters.Where(parameter => parameter.Key != SignatureParameter));
        return new()
        {
            AccessKeyId = request.Parameter("AccessKeyId")!,
            SecurityToken = request.Parameter("SecurityToken"),
            Timestamp = request.Parameter("Timestamp")!,
            Nonce = request.Parameter("SignatureNonce")!,
            StringToSign = $"{request.Method}&%2F&{Uri.EscapeDataString(canonical)}",
            Sent = Bytes(request.Parameter(SignatureParameter)!),
        };
    }

    private static byte[] Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }
}
