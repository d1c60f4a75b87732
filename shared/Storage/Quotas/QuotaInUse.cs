using EipFunctions.Domain.Accounts;

namespace EipFunctions.Storage.Quotas;

/// <summary>Something uses more than a limit would allow that is to be lowered.</summary>
/// <param name="Quota">The quota.</param>
/// <param name="Limit">The limit that is asked for.</param>
/// <param name="Used">How much is used, what is being associated included.</param>
/// <param name="RegionId">The region where.</param>
/// <param name="ResourceId">The resource that uses it; null for what is counted per region.</param>
public sealed record QuotaInUse(Quota Quota, int Limit, int Used, string RegionId, string? ResourceId);
