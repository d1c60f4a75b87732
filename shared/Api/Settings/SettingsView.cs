using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;

namespace EipFunctions.Api.Settings;

/// <summary>What holds for the account in a region.</summary>
public sealed record SettingsView
{
    /// <summary>The quotas that differ from their defaults, by id.</summary>
    public IReadOnlyDictionary<string, int> Quotas { get; init; } = new Dictionary<string, int>();

    /// <summary>When a NAT bandwidth plan was bought; absent for none.</summary>
    public DateOnly? NatBandwidthPlanBoughtOn { get; init; }

    /// <summary>The modes that the account may use; all when absent.</summary>
    public IReadOnlyList<EipMode> GrantedModes { get; init; } = [];

    internal static SettingsView Of(AccountSettings settings) => new()
    {
        Quotas = settings.Quotas,
        NatBandwidthPlanBoughtOn = settings.NatBandwidthPlanBoughtOn,
        GrantedModes = settings.GrantedModes,
    };
}
