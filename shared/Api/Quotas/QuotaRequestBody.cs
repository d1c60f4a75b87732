using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Quotas;

namespace EipFunctions.Api.Quotas;

/// <summary>Which limit is asked for.</summary>
/// <param name="QuotaId">The quota.</param>
/// <param name="Scope">What the limit is to hold for: the account in all regions, the region, or one resource.</param>
/// <param name="DesiredLimit">The limit, 0 to the highest that the quota allows.</param>
/// <param name="Reason">Why, 1 to 1000 characters.</param>
/// <param name="ResourceId">The resource; needed when the scope is one, not allowed otherwise.</param>
public sealed record QuotaRequestBody(string QuotaId, QuotaScope Scope, int DesiredLimit, string Reason, string? ResourceId)
{
    internal const int LongestReason = 1000;

    internal static QuotaRequestBody Read(BodyReader body)
    {
        var quotaId = body.Text("quotaId", isRequired: true);
        var quota = Quota.All.FirstOrDefault(known => known.QuotaId == quotaId);
        if (quotaId is { Length: > 0 } && quota is null)
        {
            body.Errors.Add(
                "quotaId", quotaId, $"It must be one of {string.Join(", ", Quota.All.Select(known => known.QuotaId))}.", "Send one of these, spelt so.");
        }

        var scope = body.OneOf("scope", ApiJson.Readable.QuotaScope, isRequired: true);
        if (scope == QuotaScope.Resource && quota is { Kind: null })
        {
            body.Errors.Add("scope", "resource", $"Quota {quota.QuotaId} is counted per region.", "Send account or region.");
        }

        body.Missing("desiredLimit", isRequired: !body.Has("desiredLimit"));
        var limit = body.Whole("desiredLimit", 0, quota?.HighestLimit ?? int.MaxValue);
        var resourceId = body.Id("resourceId", isRequired: scope == QuotaScope.Resource);
        if (resourceId is not null && scope is QuotaScope.Account or QuotaScope.Region)
        {
            body.Errors.Add("resourceId", resourceId, "The scope is not a resource.", "Leave it out, or send the scope resource.");
        }

        return new(
            quotaId ?? "",
            scope ?? default,
            limit ?? 0,
            body.Text("reason", LongestReason, isRequired: true) ?? "",
            resourceId);
    }
}
