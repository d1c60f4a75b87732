using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Keys;

/// <summary>An API key without its secret.</summary>
/// <param name="KeyId">Its id.</param>
/// <param name="PrincipalId">The principal that it stands for.</param>
/// <param name="Kind">The kind of principal.</param>
/// <param name="Rights">What it may do.</param>
/// <param name="ResourceGroupIds">The resource groups that it may see; absent for all.</param>
/// <param name="Service">The service that it was issued to; absent for none.</param>
/// <param name="CreatedAt">When it was made, in UTC.</param>
/// <param name="Disabled">Whether it was revoked.</param>
public sealed record ApiKeyView(
    string KeyId,
    string PrincipalId,
    PrincipalKind Kind,
    IReadOnlyList<RightName> Rights,
    IReadOnlyList<string>? ResourceGroupIds,
    string? Service,
    DateTimeOffset CreatedAt,
    bool Disabled)
{
    internal static ApiKeyView Of(ApiKeyRecord key) => new(
        key.KeyId,
        key.Principal.PrincipalId,
        key.Principal.Kind,
        KeyGrant.RightsOf(key.Principal),
        key.Principal.ResourceGroupIds,
        key.Principal.Service,
        key.CreatedAt,
        key.Disabled);
}
