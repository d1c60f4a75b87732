using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Principals;

/// <summary>Who asks.</summary>
/// <param name="AccountId">The account that is acted for.</param>
/// <param name="PrincipalId">The account itself, or the RAM user's id.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="Rights">What the principal may do.</param>
public sealed record Principal(string AccountId, string PrincipalId, PrincipalKind Kind, Rights Rights)
{
    /// <summary>Who sent no key: may do nothing, and sees nothing.</summary>
    public static Principal Nobody { get; } = new("", "", PrincipalKind.RamUser, Rights.None) { ResourceGroupIds = [] };

    /// <summary>The resource groups that a RAM user may see; null for all.</summary>
    public IReadOnlyList<string>? ResourceGroupIds { get; init; }

    /// <summary>
    /// The service that the key was issued to, such as <see cref="ServiceId.Slb"/>; null for a person or program that
    /// uses the API of EIPs itself.
    /// </summary>
    public string? Service { get; init; }

    /// <summary>Whether the principal may see everything of the account: the account itself, and a RAM user of all groups.</summary>
    [JsonIgnore]
    public bool SeesEverything => Kind == PrincipalKind.Account || ResourceGroupIds is null;

    /// <summary>Whether the principal may see what is in a resource group (FAQ section_92e_zg7_cex).</summary>
    /// <param name="resourceGroupId">The resource group; empty for the default one.</param>
    /// <returns>True when it may.</returns>
    public bool Sees(string resourceGroupId) => SeesEverything || ResourceGroupIds!.Contains(resourceGroupId);

    /// <summary>Whether the principal may do a thing.</summary>
    /// <param name="right">The thing.</param>
    /// <returns>True when it may.</returns>
    public bool Can(Rights right) => (Rights & right) == right;
}
