using System.Text.Json.Serialization;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Quotas;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Accounts;

/// <summary>What holds for one account in one region.</summary>
public sealed record AccountSettings
{
    /// <summary>The quotas that differ from their defaults, by <see cref="Quota.QuotaId"/>.</summary>
    public IReadOnlyDictionary<string, int> Quotas { get; init; } = new Dictionary<string, int>();

    /// <summary>When a NAT bandwidth plan was bought; null for none (FAQ section_oml_rxp_5uc).</summary>
    public DateOnly? NatBandwidthPlanBoughtOn { get; init; }

    /// <summary>The modes that the account may use in the region.</summary>
    public IReadOnlyList<EipMode> GrantedModes { get; init; } = [EipMode.Nat, EipMode.CutThrough, EipMode.MultiEip];

    /// <summary>How many EIPs the account holds in the region.</summary>
    public int EipCount { get; init; }

    /// <summary>The blocks of addresses that the account holds in the region.</summary>
    public IReadOnlyList<AddressBlock> AddressBlocks { get; init; } = [];

    /// <summary>
    /// The limits that hold for the account in all its regions. They are a row of their own, which whoever reads the
    /// settings for a decision puts in here; they are never stored with the settings.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, int> AccountQuotas { get => field ?? new Dictionary<string, int>(); init; }

    /// <summary>The limit of a quota.</summary>
    /// <param name="quota">The quota.</param>
    /// <param name="target">The resource that is counted on; null for what is counted per region.</param>
    /// <returns>The resource's own limit, else the region's, else the account's, else the default.</returns>
    public int LimitOf(Quota quota, RegisteredResource? target = null)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return ScopeOf(quota, target) switch
        {
            QuotaScope.Resource => target!.QuotaLimits![quota.QuotaId],
            QuotaScope.Region => Quotas[quota.QuotaId],
            QuotaScope.Account => AccountQuotas[quota.QuotaId],
            _ => quota.DefaultLimit,
        };
    }

    /// <summary>Where the limit of a quota comes from.</summary>
    /// <param name="quota">The quota.</param>
    /// <param name="target">The resource that is counted on; null for what is counted per region.</param>
    /// <returns>The narrowest scope that has a limit of its own; null for the default.</returns>
    public QuotaScope? ScopeOf(Quota quota, RegisteredResource? target = null)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return target?.QuotaLimits?.ContainsKey(quota.QuotaId) == true ? QuotaScope.Resource
            : Quotas.ContainsKey(quota.QuotaId) ? QuotaScope.Region
            : AccountQuotas.ContainsKey(quota.QuotaId) ? QuotaScope.Account
            : null;
    }
}
