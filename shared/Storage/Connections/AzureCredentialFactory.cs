using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;

namespace EipFunctions.Storage.Connections;

/// <summary>The credentials of Microsoft Entra ID.</summary>
public sealed class AzureCredentialFactory : ICredentialFactory
{
    private readonly ConcurrentDictionary<(bool ManagedIdentity, string? ClientId), TokenCredential> _credentials = new();

    /// <inheritdoc/>
    public TokenCredential Create(bool managedIdentity, string? clientId) =>
        _credentials.GetOrAdd((managedIdentity, string.IsNullOrWhiteSpace(clientId) ? null : clientId), static identity =>
            identity.ManagedIdentity
                ? new ManagedIdentityCredential(identity.ClientId is { } id
                    ? ManagedIdentityId.FromUserAssignedClientId(id)
                    : ManagedIdentityId.SystemAssigned)
                : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = identity.ClientId }));
}
