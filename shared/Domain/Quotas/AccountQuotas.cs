namespace EipFunctions.Domain.Quotas;

/// <summary>The limits that hold for an account in all its regions.</summary>
public sealed record AccountQuotas
{
    /// <summary>The limits, by <see cref="Accounts.Quota.QuotaId"/>.</summary>
    public IReadOnlyDictionary<string, int> Quotas { get => field ?? new Dictionary<string, int>(); init; }
}
