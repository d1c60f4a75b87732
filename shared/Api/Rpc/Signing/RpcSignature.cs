using System.Security.Cryptography;
using EipFunctions.Api.Rpc.Requests;

namespace EipFunctions.Api.Rpc.Signing;

/// <summary>What a signed request says of its sender, none of it believed before the signature is found right.</summary>
internal abstract record RpcSignature
{
    /// <summary>Which access key it claims to be signed with.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The token that comes with a temporary access key; null for none.</summary>
    public required string? SecurityToken { get; init; }

    /// <summary>When it was signed, as it was written.</summary>
    public required string Timestamp { get; init; }

    /// <summary>What makes it one of its kind.</summary>
    public required string Nonce { get; init; }

    /// <summary>What is signed.</summary>
    public required string StringToSign { get; init; }

    /// <summary>The signature; empty where what was sent is none.</summary>
    public required byte[] Sent { get; init; }

    /// <summary>What was taken as signed, for whoever looks for the difference; without the values, which errors must not spread.</summary>
    public abstract string Hint { get; }

    /// <summary>Finds the signature of a request: in the header Authorization, or where that is absent among the parameters.</summary>
    /// <returns>The signature, or why the request has none that can be checked.</returns>
    public static (RpcSignature? Signature, RpcError? Error) Find(RpcRequest request) =>
        request.Header("Authorization") is { } authorization ? Acs3Signature.Read(request, authorization) : RpcV1Signature.Read(request);

    /// <summary>Whether it was made with a secret. Takes as long for one that was not.</summary>
    public bool IsBy(string secret) => CryptographicOperations.FixedTimeEquals(Sign(secret), Sent);

    /// <summary>Signs the string to sign.</summary>
    protected abstract byte[] Sign(string secret);
}
