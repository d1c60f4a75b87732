using EipFunctions.Domain.Quotas;

namespace EipFunctions.Api.Quotas;

/// <summary>A quota of the account in a region, or of one resource.</summary>
/// <param name="QuotaId">Its id.</param>
/// <param name="Description">What it limits.</param>
/// <param name="Limit">The limit that holds.</param>
/// <param name="LimitScope">What the limit was set for; absent for the default.</param>
/// <param name="DefaultLimit">The limit of an account that has none of its own.</param>
/// <param name="HighestLimit">The most that a limit may be raised to.</param>
/// <param name="Used">
/// How much is used, what is being associated included; absent for a quota of each single resource, and for a key that
/// is limited to resource groups: it would count what the key may not see.
/// </param>
/// <param name="Pending">How much of it is being associated; absent where <paramref name="Used"/> is.</param>
public sealed record QuotaView(
    string QuotaId,
    string Description,
    int Limit,
    QuotaScope? LimitScope,
    int DefaultLimit,
    int HighestLimit,
    int? Used,
    int? Pending);
