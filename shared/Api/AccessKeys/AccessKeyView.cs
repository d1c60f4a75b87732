using EipFunctions.Api.Keys;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.AccessKeys;

/// <summary>An access key without its secret.</summary>
/// <param name="AccessKeyId">Its id.</param>
/// <param name="Status">Whether it is taken.</param>
/// <param name="PrincipalId">The principal that it stands for.</param>
/// <param name="Kind">The kind of principal.</param>
/// <param name="Rights">What it may do.</param>
/// <param name="ResourceGroupIds">The resource groups that it may see; absent for all.</param>
/// <param name="Service">The service that it was issued to; absent for none.</param>
/// <param name="CreatedAt">When it was made, in UTC.</param>
/// <param name="ExpiresAt">When a temporary key ceases to be taken, in UTC; absent for one that lasts.</param>
public sealed record AccessKeyView(
    string AccessKeyId,
    AccessKeyStatus Status,
    string PrincipalId,
    PrincipalKind Kind,
    IReadOnlyList<RightName> Rights,
    IReadOnlyList<string>? ResourceGroupIds,
    string? Service,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt)
{
    internal static AccessKeyView Of(AccessKeyRecord key) => new(
        key.AccessKeyId,
        key.Disabled ? AccessKeyStatus.Inactive : AccessKeyStatus.Active,
        key.Principal.PrincipalId,
        key.Principal.Kind,
        KeyGrant.RightsOf(key.Principal),
        key.Principal.ResourceGroupIds,
        key.Principal.Service,
        key.CreatedAt,
        key.ExpiresAt);
}
