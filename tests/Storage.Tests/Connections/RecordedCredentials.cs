using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Core;
using EipFunctions.Storage.Connections;

namespace EipFunctions.Storage.Tests.Connections;

/// <summary>Identities whose tokens have the form of Microsoft Entra ID's and no signature; says what was asked for.</summary>
internal sealed class RecordedCredentials(string audience = "https://storage.azure.com") : TokenCredential, ICredentialFactory
{
    public ConcurrentQueue<(bool ManagedIdentity, string? ClientId)> Identities { get; } = [];

    public ConcurrentQueue<string> Scopes { get; } = [];

    public TokenCredential Create(bool managedIdentity, string? clientId)
    {
        Identities.Enqueue((managedIdentity, clientId));
        return this;
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        foreach (var scope in requestContext.Scopes)
        {
            Scopes.Enqueue(scope);
        }

        var now = TimeProvider.System.GetUtcNow();
        var payload = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["aud"] = audience,
            ["iss"] = "https://sts.windows.net/00000000-0000-0000-0000-000000000000/",
            ["iat"] = now.AddMinutes(-5).ToUnixTimeSeconds(),
            ["nbf"] = now.AddMinutes(-5).ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        });
        return new($"{Encode("""{"alg":"none","typ":"JWT"}"""u8)}.{Encode(payload)}.", now.AddHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));

    private static string Encode(ReadOnlySpan<byte> part) => System.Buffers.Text.Base64Url.EncodeToString(part);
}
