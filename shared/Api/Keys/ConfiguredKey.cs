using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Keys;

/// <summary>An API key in the configuration, for the first administrator and for machines.</summary>
public sealed class ConfiguredKey
{
    /// <summary>The whole key, <c>{keyId}.{secret}</c>. A secret of the deployment.</summary>
    public string Key { get; set; } = "";

    /// <summary>The account.</summary>
    public string AccountId { get; set; } = "";

    /// <summary>The principal; the account itself when empty.</summary>
    public string PrincipalId { get; set; } = "";

    /// <summary>The kind of principal.</summary>
    public PrincipalKind Kind { get; set; }

    /// <summary>The rights, joined by commas, such as <c>Read, Operate</c>.</summary>
    public Rights Rights { get; set; }

    /// <summary>The resource groups that a RAM user may see; absent for all.</summary>
#pragma warning disable CA2227 // The configuration binder leaves an absent list null only where it may set it.
    public IList<string>? ResourceGroupIds { get; set; }
#pragma warning restore CA2227

    /// <summary>The service that the key is issued to, such as <c>slb</c>; none when empty.</summary>
    public string Service { get; set; } = "";

    /// <summary>Whether the key is refused.</summary>
    public bool Disabled { get; set; }
}
