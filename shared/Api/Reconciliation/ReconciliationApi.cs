using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Reconciliation;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Reconciliation;

/// <summary>The operations on reconciliations. They tell of everything of the account, and so not to keys of some resource groups.</summary>
internal static class ReconciliationApi
{
    private const string Reconciliations = "regions/{regionId}/reconciliations";
    private const int MostItems = 100;

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("StartReconciliation", HttpMethods.Post, Reconciliations, Rights.Administer, StartAsync)
        {
            Summary = "Compares what is stored of the region with the gateway, and repairs. While one goes on, answers 200 with that one.",
            Body = typeof(ReconciliationBody),
            IsBodyOptional = true,
            Answers = [new(202, typeof(ReconciliationRun)), new(200, typeof(ReconciliationRun))],
            Problems = [400, 413, 415],
        },
        new("ListReconciliations", HttpMethods.Get, Reconciliations, Rights.Administer, ListAsync)
        {
            Summary = "Lists the region's last reconciliations, the newest first. One that came by itself and found nothing is not kept.",
            Answers = [new(200, typeof(ReconciliationList))],
            Problems = [400],
        },
        new("GetReconciliation", HttpMethods.Get, $"{Reconciliations}/{{reconciliationId}}", Rights.Administer, GetAsync)
        {
            Summary = "Reads a reconciliation: what was compared, what was found, and what became of it.",
            Answers = [new(200, typeof(ReconciliationRun))],
            Problems = [400, 404],
        },
    ];

    private static async Task<IResult> StartAsync(ApiRequest request)
    {
        var partition = request.Partition;
        if (await request.BodyAsync(ReconciliationBody.Read) is not { } body)
        {
            return request.Refusal!;
        }

        if (!request.Principal.SeesEverything)
        {
            return Refuse(request);
        }

        var started = await request.Services.Reconciliations.StartAsync(
            partition, body.Mode, request.Principal.PrincipalId, request.Aborted);
        var headers = request.Http.Response.Headers;
        headers.Location = $"{request.Http.Request.Path.ToUriComponent()}/{started.Run.ReconciliationId}";
        headers.RetryAfter = "1";
        return TypedResults.Json(
            started.Run,
            ApiJson.Readable.ReconciliationRun,
            statusCode: started.IsNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ListAsync(ApiRequest request)
    {
        var partition = request.Partition;
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!request.Principal.SeesEverything)
        {
            return Refuse(request);
        }

        var found = await request.Services.Reconciliations.ListAsync(partition, request.Aborted);
        var items = found.Take(MostItems).Select(run => run with { Report = run.Report with { Items = [] } });
        return TypedResults.Json(new ReconciliationList([.. items]), ApiJson.Readable.ReconciliationList);
    }

    private static async Task<IResult> GetAsync(ApiRequest request)
    {
        var (partition, id) = (request.Partition, request.PathId("reconciliationId"));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!request.Principal.SeesEverything)
        {
            return Refuse(request);
        }

        if (await request.Services.Reconciliations.GetAsync(partition, id, request.Aborted) is not { } run)
        {
            return ProblemKind.NotFound.With(request.Http, $"There is no reconciliation '{id}' in region '{partition.RegionId}'.");
        }

        if (run.Status == ReconciliationStatus.Running)
        {
            request.Http.Response.Headers.RetryAfter = "1";
        }

        return TypedResults.Json(run, ApiJson.Readable.ReconciliationRun);
    }

    private static IResult Refuse(ApiRequest request) => ProblemKind.Forbidden.With(
        request.Http, "A reconciliation concerns the whole account; use a key that covers every resource group.");
}
