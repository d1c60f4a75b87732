using System.Security.Cryptography;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.AccessKeys;

/// <summary>An access key: whom it stands for, and the secret that requests are signed with.</summary>
/// <param name="AccessKeyId">The part that is no secret: <c>LTAI…</c>, or <c>STS.…</c> for a temporary one.</param>
/// <param name="Principal">Whom it stands for.</param>
/// <param name="CreatedAt">When it was made, in UTC.</param>
/// <param name="Disabled">Whether it is inactive: nothing that it signs is taken.</param>
public sealed record AccessKeyRecord(string AccessKeyId, Principal Principal, DateTimeOffset CreatedAt, bool Disabled)
{
    /// <summary>The secret. A key that was listed or described has none: only finding a key decrypts it.</summary>
    /// <exception cref="InvalidOperationException">It was not decrypted.</exception>
    public string Secret
    {
        get => field ?? throw new InvalidOperationException("The secret was not decrypted: find the key to have it.");
        init;
    }

    /// <summary>The SHA-256 of the security token, in UTF-8, that a temporary key is sent with; null for one that lasts.</summary>
    public byte[]? SecurityTokenHash { get; init; }

    /// <summary>When a temporary key ceases to be taken, in UTC; null for one that lasts.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether a temporary key is past its time. It can be found for a day more, so that its holder learns of it.</summary>
    /// <param name="now">What time it is.</param>
    /// <returns>True from <see cref="ExpiresAt"/> on; false for a key that lasts.</returns>
    public bool HasExpired(DateTimeOffset now) => ExpiresAt <= now;

    /// <summary>Whether a text is the security token of this key, found out in the same time whatever the text is.</summary>
    /// <param name="securityToken">What was sent; null for nothing.</param>
    /// <returns>True for the token of a temporary key, and for nothing with a key that lasts.</returns>
    public bool HasToken(string? securityToken) => SecurityTokenHash is { } hash
        ? securityToken is not null && CryptographicOperations.FixedTimeEquals(AccessKeyText.HashOf(securityToken), hash)
        : securityToken is null;

    /// <summary>The id, so that the secret cannot get into a log by way of this record.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => AccessKeyId;
}
