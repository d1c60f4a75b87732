namespace EipFunctions.Domain.Principals;

/// <summary>Who asks.</summary>
/// <param name="AccountId">The account that is acted for.</param>
/// <param name="PrincipalId">The account itself, or the RAM user's id.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="Rights">What the principal may do.</param>
public sealed record Principal(string AccountId, string PrincipalId, PrincipalKind Kind, Rights Rights)
{
    /// <summary>The resource groups that a RAM user may see; null for all.</summary>
    public IReadOnlyList<string>? ResourceGroupIds { get; init; }

    /// <summary>Whether the principal may do a thing.</summary>
    /// <param name="right">The thing.</param>
    /// <returns>True when it may.</returns>
    public bool Can(Rights right) => (Rights & right) == right;
}
