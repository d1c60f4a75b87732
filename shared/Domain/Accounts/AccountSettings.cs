using EipFunctions.Domain.Eips;

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

    /// <summary>The limit of a quota.</summary>
    /// <param name="quota">The quota.</param>
    /// <returns>The account's own limit, or the default.</returns>
    public int LimitOf(Quota quota)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return Quotas.TryGetValue(quota.QuotaId, out var limit) ? limit : quota.DefaultLimit;
    }
}
