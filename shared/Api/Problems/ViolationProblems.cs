using EipFunctions.Domain.Rules;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Problems;

/// <summary>
/// Problem details for violated rules. The status is that of the gravest: 400 when the request can never be right, 412
/// when the caller decided on what is not so, 404 when what it names is not there, 403 when it may not be touched, 409
/// when the state stands in the way. It does not
/// follow <see cref="Violation.CodeStatus"/>, which is 400 for nearly every code of the RPC surface.
/// </summary>
internal static class ViolationProblems
{
    private static readonly HashSet<string> NeverRight = new(StringComparer.Ordinal)
    {
        "any-together",
        "external-ip-form",
        "external-port-form",
        "internal-ip-form",
        "internal-port-form",
        "kind-supported",
        "mode-only-for-eni",
        "mode-supported",
        "one-source",
        "port-range-length",
        "private-ip-only-for-eni",
        "protocol-supported",
        "snat-ip-count",
        "snat-ip-form",
        "source-cidr-form",
        "swap-two-eips",
    };

    private static readonly HashSet<string> NotAsExpected = new(StringComparer.Ordinal)
    {
        "move-expected-current",
        "other-move-expected-current",
    };

    private static readonly HashSet<string> NotThere = new(StringComparer.Ordinal)
    {
        "eip-exists",
        "nat-gateway-exists",
        "other-eip-exists",
        "resource-exists",
    };

    private static readonly HashSet<string> NotForTheCaller = new(StringComparer.Ordinal)
    {
        "other-slb-from-eip-side",
        "slb-from-eip-side",
        "target-visible",
    };

    public static IResult Describe(HttpContext http, IReadOnlyList<Violation> violations, string? operationId = null)
    {
        var kind = ProblemKind.RulesViolated with { Status = Status(violations) };
        return ProblemKind.Answer(
            kind.Describe(http, string.Join(' ', violations.Select(violation => $"{violation.Message} {violation.Remedy}"))) with
            {
                Violations = violations,
                OperationId = operationId,
            });
    }

    private static int Status(IReadOnlyList<Violation> violations) =>
        violations.Any(violation => NeverRight.Contains(violation.RuleId)) ? StatusCodes.Status400BadRequest
        : violations.Any(violation => NotAsExpected.Contains(violation.RuleId)) ? StatusCodes.Status412PreconditionFailed
        : violations.Any(violation => NotThere.Contains(violation.RuleId)) ? StatusCodes.Status404NotFound
        : violations.Any(violation => NotForTheCaller.Contains(violation.RuleId)) ? StatusCodes.Status403Forbidden
        : StatusCodes.Status409Conflict;
}
