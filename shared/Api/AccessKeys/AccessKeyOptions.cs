namespace EipFunctions.Api.AccessKeys;

/// <summary>How the secrets of access keys are kept: section <c>AccessKeys</c> of the configuration.</summary>
public sealed class AccessKeyOptions
{
    /// <summary>
    /// The keys that the secrets are encrypted with, each the base64 of 32 bytes; empty ones do not count. The first encrypts,
    /// all decrypt: a new one is put first, and the old one stays while access keys are encrypted with it. Without any no access
    /// key can be made. Secrets of the deployment.
    /// </summary>
    public IList<string> EncryptionKeys { get; } = [];
}
