namespace EipFunctions.Api.Quotas;

/// <summary>The quotas of the account in a region, or of one resource.</summary>
/// <param name="Items">The quotas.</param>
public sealed record QuotaList(IReadOnlyList<QuotaView> Items);
