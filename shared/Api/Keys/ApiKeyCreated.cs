namespace EipFunctions.Api.Keys;

/// <summary>A new API key. It is shown this once: only its digest is kept.</summary>
/// <param name="Key">The whole key, to be sent in the header x-functions-key.</param>
/// <param name="Description">What is known of it later.</param>
public sealed record ApiKeyCreated(string Key, ApiKeyView Description)
{
    /// <summary>The key's id, so that the secret cannot get into a log by way of this record.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Description.KeyId;
}
