using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Keys;

/// <summary>An API key as it is stored: whom it stands for, and how its secret is recognized.</summary>
/// <param name="KeyId">The part of the key that is no secret.</param>
/// <param name="SecretHash">The SHA-256 of the secret. The secret is random and long, so a plain digest is enough.</param>
/// <param name="Principal">Whom it stands for.</param>
/// <param name="CreatedAt">When it was made, in UTC.</param>
/// <param name="Disabled">Whether it was revoked.</param>
public sealed record ApiKeyRecord(string KeyId, byte[] SecretHash, Principal Principal, DateTimeOffset CreatedAt, bool Disabled);
