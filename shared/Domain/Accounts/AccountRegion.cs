namespace EipFunctions.Domain.Accounts;

/// <summary>
/// One account in one region: the unit that changes in one transaction, since an EIP and its resource share a region
/// (FAQ section_uu3_mql_s9i).
/// </summary>
/// <param name="AccountId">The account.</param>
/// <param name="RegionId">The region.</param>
public readonly record struct AccountRegion(string AccountId, string RegionId)
{
    /// <summary>Whether it stands for all regions of the account: no region has an empty id.</summary>
    public bool IsEveryRegion => RegionId.Length == 0;

    /// <summary>What holds for an account in all its regions, which is kept apart from each of them.</summary>
    /// <param name="accountId">The account.</param>
    /// <returns>The account without a region.</returns>
    public static AccountRegion EveryRegionOf(string accountId) => new(accountId, "");

    /// <inheritdoc/>
    public override string ToString() => $"{AccountId}|{RegionId}";
}
