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
        var exceeded = KnownProblems.DescribeQuotaExceeded(request.Http, Quota.EipsPerRegion, limit);
        return ProblemKind.Answer(reusable.Count == 0
            ? exceeded
            : exceeded with
            {
                Detail = $"{exceeded.Detail} Idle EIPs that could be used again, or released: "
                    + $"{string.Join(", ", reusable.Select(idle => $"'{idle.EipId}' ({idle.IpAddress}, idle for {idle.IdleDays} days)"))}.",
                Reusable = reusable,
            });
    }
}
