using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Operations;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Associations;

/// <summary>
/// Starts an operation and answers for it: by default when its preconditions are decided, so that a caller who asks for
/// what cannot be is told so at once; with Prefer, at once or at its end.
/// </summary>
internal static class LongWork
{
    private static readonly TimeSpan LongestDecision = TimeSpan.FromSeconds(2);

    public static string OperationId(ApiRequest request, string? idempotencyKey) =>
        request.Services.Ids.Make("op", idempotencyKey, request.Principal.AccountId, request.Principal.PrincipalId);

    public static OperationTicket Ticket(
        ApiRequest request, OperationKind kind, AccountRegion partition, string eipId, string canonicalBody, string? idempotencyKey) =>
        new(
            OperationId(request, idempotencyKey),
            partition.RegionId,
            request.Principal,
            ApiIds.Fingerprint(kind.ToString(), partition.RegionId, eipId, canonicalBody));

    public static IResult DryRun(IReadOnlyList<RuleResult> results, IReadOnlyList<Warning>? warnings = null) =>
        TypedResults.Json(DryRunResult.Of(results, warnings ?? []), ApiJson.Readable.DryRunResult);

    public static async Task<IResult> AnswerAsync(ApiRequest request, OperationStart start)
    {
        if (start.Status == OperationStartStatus.KeyReused)
        {
            return KnownProblems.KeyReused(request.Http);
        }

        var prefer = Preference.Read(request.Http.Request);
        if (prefer.Applied is { } applied)
        {
            request.Http.Response.Headers["Preference-Applied"] = applied;
        }

        var operation = await WaitAsync(request, start.Operation, prefer);
        return operation.Status switch
        {
            OperationStatus.Rejected when prefer.Wait is not null || !prefer.RespondAsync => Rejected(request, operation),
            OperationStatus.Expired when prefer.Wait is not null => Ended(request, ProblemKind.Expired, operation),
            OperationStatus.Succeeded or OperationStatus.PartiallySucceeded when prefer.Wait is not null => TypedResults.Json(operation, ApiJson.Readable.Operation),
            OperationStatus.RolledBack when prefer.Wait is not null => Ended(request, ProblemKind.RolledBack, operation),
            OperationStatus.Canceled when prefer.Wait is not null => Ended(request, ProblemKind.Canceled, operation),
            OperationStatus.Failed when prefer.Wait is not null => Ended(request, ProblemKind.OperationFailed, operation),
            _ => OperationHandlers.Accepted(request.Http, operation),
        };
    }

    private static async Task<Operation> WaitAsync(ApiRequest request, Operation started, Preference prefer)
    {
        if (prefer is { RespondAsync: true, Wait: null })
        {
            return started;
        }

        var (until, limit) = prefer.Wait is { } wait
            ? (OperationMilestone.Ended, wait)
            : (OperationMilestone.Decided, LongestDecision);
        return await request.Services.Operations.WaitAsync(
            request.Principal.AccountId, started.OperationId, until, limit, request.Aborted) ?? started;
    }

    private static IResult Rejected(ApiRequest request, Operation operation) =>
        ViolationProblems.Describe(request.Http, operation.Violations, operation.OperationId);

    private static IResult Ended(ApiRequest request, ProblemKind kind, Operation operation) => ProblemKind.Answer(
        kind.Describe(request.Http, operation.Error ?? kind.Title) with
        {
            OperationId = operation.OperationId,
            Violations = operation.Violations.Count > 0 ? operation.Violations : null,
        });
}
