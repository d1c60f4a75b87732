using EipFunctions.Api.Problems;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.Quotas;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Quotas;

/// <summary>The problems of changing a limit.</summary>
internal static class QuotaProblems
{
    /// <summary>A limit is below what is used. Who does not see everything is told that something uses more, not what.</summary>
    public static IResult InUse(HttpContext http, Principal principal, QuotaInUse inUse)
    {
        var holder = inUse.ResourceId is null ? $"Region '{inUse.RegionId}'" : $"Resource '{inUse.ResourceId}' in region '{inUse.RegionId}'";
        return ProblemKind.Conflict.With(
            http,
            principal.SeesEverything
                ? $"Quota {inUse.Quota.QuotaId} ({inUse.Quota.Description}) cannot become {inUse.Limit}: {holder} uses "
                    + $"{inUse.Used}. Free what is not needed first, or choose {inUse.Used} or more."
                : $"Quota {inUse.Quota.QuotaId} ({inUse.Quota.Description}) cannot become {inUse.Limit}: more than that is "
                    + "used. Free what is not needed first, or choose a higher limit.");
    }
}
