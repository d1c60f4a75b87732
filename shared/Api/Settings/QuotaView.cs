namespace EipFunctions.Api.Settings;

/// <summary>A quota of the account in a region.</summary>
/// <param name="QuotaId">Its id.</param>
/// <param name="Description">What it limits.</param>
/// <param name="Limit">The limit.</param>
/// <param name="DefaultLimit">The limit of an account that has none of its own.</param>
/// <param name="Used">How much is used; absent for a quota of each single resource.</param>
public sealed record QuotaView(string QuotaId, string Description, int Limit, int DefaultLimit, int? Used);
