using Azure.Core;

namespace EipFunctions.Storage.Connections;

/// <summary>Creates what the host proves its identity with where no key is given.</summary>
public interface ICredentialFactory
{
    /// <summary>The credential of an identity; asked twice for the same one, it is the same credential with the same tokens.</summary>
    /// <param name="managedIdentity">
    /// True for the managed identity of the host and nothing else; false for what the environment has: the same where
    /// there is one, on a developer's machine the account signed in with Azure CLI or the like.
    /// </param>
    /// <param name="clientId">The client id of a user-assigned managed identity; null for the system-assigned one.</param>
    /// <returns>The credential. It asks for nothing before it is used.</returns>
    TokenCredential Create(bool managedIdentity, string? clientId);
}
