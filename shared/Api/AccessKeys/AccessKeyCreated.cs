namespace EipFunctions.Api.AccessKeys;

/// <summary>A new access key. Secret and token are shown this once.</summary>
/// <param name="AccessKeyId">The part that is no secret.</param>
/// <param name="AccessKeySecret">What requests are signed with.</param>
/// <param name="SecurityToken">What is sent with the requests of a temporary key; absent for one that lasts.</param>
/// <param name="ExpiresAt">When a temporary key ceases to be taken, in UTC; absent for one that lasts.</param>
public sealed record AccessKeyCreated(string AccessKeyId, string AccessKeySecret, string? SecurityToken, DateTimeOffset? ExpiresAt)
{
    /// <summary>The id, so that the secret cannot get into a log by way of this record.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => AccessKeyId;
}
