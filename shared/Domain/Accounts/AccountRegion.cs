namespace EipFunctions.Domain.Accounts;

/// <summary>
/// One account in one region: the unit that changes in one transaction, since an EIP and its resource share a region
/// (FAQ section_uu3_mql_s9i).
/// </summary>
/// <param name="AccountId">The account.</param>
/// <param name="RegionId">The region.</param>
public readonly record struct AccountRegion(string AccountId, string RegionId)
{
    /// <inheritdoc/>
    public override string ToString() => $"{AccountId}|{RegionId}";
}
