using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Operations;

/// <summary>Carries out the operations on operations.</summary>
internal static class OperationHandlers
{
    public const int MostItems = 100;

    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var operationId = request.PathId("operationId");
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var operation = await request.Services.Operations.GetAsync(request.Principal.AccountId, operationId, request.Aborted);
        if (!IsSeen(request.Principal, operation))
        {
            return KnownProblems.NoSuchOperation(request.Http, operationId);
        }

        if (!HasEnded(operation!))
        {
            request.Http.Response.Headers.RetryAfter = "1";
        }

        return TypedResults.Json(operation!, ApiJson.Readable.Operation);
    }

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var query = new OperationQuery
        {
            Status = request.Query.OneOf("status", ApiJson.Readable.OperationStatus),
            Kind = request.Query.OneOf("kind", ApiJson.Readable.OperationKind),
            EipId = request.Query.Text("eipId"),
            PageSize = Math.Min(request.Query.PageSize(MostItems), MostItems),
        };
        request.Errors.CheckId("eipId", query.EipId);
        var list = $"operations|{request.Principal.AccountId}|{query.Status}|{query.Kind}|{query.EipId}";
        var token = request.ContinuationToken(list);
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var page = await request.Services.Operations.ListAsync(
            request.Principal.AccountId, query with { ContinuationToken = token }, request.Aborted);
        return TypedResults.Json(
            new Page<Operation>(
                [.. page.Operations.Where(operation => IsSeen(request.Principal, operation))],
                PageToken.Write(page.ContinuationToken, list)),
            ApiJson.Readable.PageOperation);
    }

    public static async Task<IResult> CancelAsync(ApiRequest request)
    {
        var operationId = request.PathId("operationId");
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var (operations, accountId) = (request.Services.Operations, request.Principal.AccountId);
        if (!request.Principal.SeesEverything
            && !IsSeen(request.Principal, await operations.GetAsync(accountId, operationId, request.Aborted)))
        {
            return KnownProblems.NoSuchOperation(request.Http, operationId);
        }

        var canceled = await operations.CancelAsync(
            accountId, operationId, $"Canceled by {request.Principal.PrincipalId}.", request.Aborted);
        return canceled is null ? KnownProblems.NoSuchOperation(request.Http, operationId)
            : HasEnded(canceled) ? TypedResults.Json(canceled, ApiJson.Readable.Operation)
            : Accepted(request.Http, canceled);
    }

    /// <summary>The answer that sends the caller to the operation.</summary>
    public static IResult Accepted(HttpContext http, Operation operation)
    {
        http.Response.Headers.Location = $"{ApiOperations.Prefix}/operations/{Uri.EscapeDataString(operation.OperationId)}";
        http.Response.Headers.RetryAfter = "1";
        return TypedResults.Json(operation, ApiJson.Readable.Operation, statusCode: StatusCodes.Status202Accepted);
    }

    // What a RAM user of some groups did not ask for may concern what is not theirs.
    private static bool IsSeen(Principal principal, Operation? operation) =>
        operation is not null && (principal.SeesEverything || operation.PrincipalId == principal.PrincipalId);

    private static bool HasEnded(Operation operation) =>
        operation.Status is not (
            OperationStatus.Pending or OperationStatus.Waiting or OperationStatus.Running or OperationStatus.RollingBack);
}
