using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Idle;

/// <summary>
/// The answer when the quota of EIPs is used up: it shows what lies idle, since "the maximum is reached" helps nobody
/// who has idle EIPs and does not know.
/// </summary>
internal static class EipQuotaProblem
{
    public static async Task<IResult> AnswerAsync(ApiRequest request, AccountRegion partition, int limit)
    {
        var reusable = await request.Services.IdleEips.ReusableAsync(partition, request.Principal, request.Aborted);
        return ProblemKind.Answer(ProblemKind.QuotaExceeded.Describe(request.Http, Detail(limit, reusable)) with
        {
            Reusable = reusable.Count == 0 ? null : reusable,
        });
    }

    /// <summary>What is used up, and what the caller could use instead.</summary>
    /// <param name="limit">The quota.</param>
    /// <param name="reusable">The idle EIPs that the caller may see; none to name none.</param>
    /// <returns>The text.</returns>
    public static string Detail(int limit, IReadOnlyList<IdleEip> reusable)
    {
        var usedUp = KnownProblems.QuotaUsedUp(Quota.EipsPerRegion, limit);
        return reusable.Count == 0
            ? usedUp
            : $"{usedUp} Idle EIPs that could be used again, or released: "
                + $"{string.Join(", ", reusable.Select(idle => $"'{idle.EipId}' ({idle.IpAddress}, idle for {idle.IdleDays} days)"))}.";
    }
}
