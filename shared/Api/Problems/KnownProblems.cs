using EipFunctions.Api.Keys;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Problems;

/// <summary>The problems that more than one operation answers with.</summary>
internal static class KnownProblems
{
    public static IResult Invalid(HttpContext http, IReadOnlyList<InvalidField> errors) =>
        ProblemKind.Answer(ProblemKind.InvalidRequest.Describe(
            http, string.Join(' ', errors.Select(error => $"{error.Field}: {error.Rule}"))) with
        {
            Errors = errors,
        });

    // It does not say whether the key is unknown, wrong or disabled: that is nobody's business who has no good one.
    public static IResult Unauthorized(HttpContext http) =>
        ProblemKind.Unauthorized.With(http, $"Send a valid key in the header {Authenticator.HeaderName}.");

    public static IResult LacksRight(HttpContext http, Rights right) =>
        ProblemKind.Forbidden.With(http, $"The key lacks the right {right}.");

    public static IResult Throttled(HttpContext http, TimeSpan retryAfter)
    {
        http.Response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds))}";
        return ProblemKind.Answer(ProblemKind.Throttled.Describe(
            http, "You make more requests than you may. Nothing was done; wait as Retry-After says, and make fewer at a time.") with
        {
            Code = "Throttling.User",
        });
    }

    public static IResult NoSuchEip(HttpContext http, string eipId, string regionId, string? foundIn) => foundIn is null
        ? ProblemKind.NotFound.With(http, $"There is no EIP '{eipId}' in region '{regionId}'.")
        : ProblemKind.NotFound.With(http, $"There is no EIP '{eipId}' in region '{regionId}'; it is in region '{foundIn}'.");

    public static IResult NoSuchResource(HttpContext http, string resourceId, string regionId, string? foundIn) => foundIn is null
        ? ProblemKind.NotFound.With(http, $"There is no resource '{resourceId}' in region '{regionId}'.")
        : ProblemKind.NotFound.With(http, $"There is no resource '{resourceId}' in region '{regionId}'; it is in region '{foundIn}'.");

    public static IResult NoSuchOperation(HttpContext http, string operationId) =>
        ProblemKind.NotFound.With(http, $"There is no operation '{operationId}'.");

    public static IResult KeyReused(HttpContext http) => ProblemKind.KeyReused.With(
        http, "The Idempotency-Key was sent before with another request. Use a new key for a new request.");

    public static IResult OtherVersion(HttpContext http, string eipId) => ProblemKind.OtherVersion.With(
        http, $"EIP '{eipId}' has changed since you read it. Read it again and decide on what it is now.");

    public static IResult InTransition(HttpContext http, string eipId) => ProblemKind.Conflict.With(
        http, $"An operation is changing EIP '{eipId}'. Try again when it has ended.");

    public static IResult QuotaExceeded(HttpContext http, Quota quota, int limit) =>
        ProblemKind.QuotaExceeded.With(http, QuotaUsedUp(quota, limit));

    public static string QuotaUsedUp(Quota quota, int limit) =>
        $"Quota {quota.QuotaId} ({quota.Description}) is {limit} and used up. Release what you do not need, or have the quota raised.";
}
