namespace EipFunctions.Api.Settings;

/// <summary>The quotas of the account in a region.</summary>
/// <param name="Items">The quotas.</param>
public sealed record QuotaList(IReadOnlyList<QuotaView> Items);
