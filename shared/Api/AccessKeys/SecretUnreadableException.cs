namespace EipFunctions.Api.AccessKeys;

/// <summary>The secret of an access key cannot be decrypted. No retry helps: the configuration or the row must be mended.</summary>
/// <param name="message">Which key, why, and what to do about it; never a secret.</param>
public sealed class SecretUnreadableException(string message) : Exception(message);
