using System.Diagnostics;
using EipFunctions.Api.Dispatch;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Problems;

/// <summary>The kinds of problem; docs/api.md lists them.</summary>
/// <param name="Slug">The end of the type's URN.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The kind in words.</param>
internal sealed record ProblemKind(string Slug, int Status, string Title)
{
    public const string ContentType = "application/problem+json";

    public static readonly ProblemKind InvalidRequest = new("invalid-request", 400, "The request is not valid");
    public static readonly ProblemKind Unauthorized = new("unauthorized", 401, "An API key is needed");
    public static readonly ProblemKind Forbidden = new("forbidden", 403, "The key does not allow this");
    public static readonly ProblemKind NotFound = new("not-found", 404, "There is no such thing");
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", 405, "The verb is not allowed here");
    public static readonly ProblemKind Occupied = new("occupied", 409, "Something still uses the resource");
    public static readonly ProblemKind Conflict = new("conflict", 409, "The current state does not allow this");
    public static readonly ProblemKind QuotaExceeded = new("quota-exceeded", 409, "A quota is used up");
    public static readonly ProblemKind RulesViolated = new("rules-violated", 409, "The preconditions do not hold");
    public static readonly ProblemKind Expired = new("expired", 409, "The operation waited for the resource in vain");
    public static readonly ProblemKind RolledBack = new("rolled-back", 409, "The operation failed and was rolled back");
    public static readonly ProblemKind Canceled = new("canceled", 409, "The operation was canceled and rolled back");
    public static readonly ProblemKind OperationFailed = new("operation-failed", 409, "The operation failed and needs attention");
    public static readonly ProblemKind OtherVersion = new("precondition-failed", 412, "The EIP is not the version that If-Match names");
    public static readonly ProblemKind TooLarge = new("body-too-large", 413, "The body is too large");
    public static readonly ProblemKind UnsupportedMediaType = new("unsupported-media-type", 415, "The body is not JSON");
    public static readonly ProblemKind KeyReused = new("idempotency-key-reused", 422, "The idempotency key belongs to another request");
    public static readonly ProblemKind Throttled = new("throttled", 429, "There are too many requests");
    public static readonly ProblemKind Internal = new("internal", 500, "The service failed");
    public static readonly ProblemKind Unavailable = new("unavailable", 503, "The service cannot do this now");

    public Problem Describe(HttpContext http, string detail) => new()
    {
        Type = $"urn:eipfunctions:problem:{Slug}",
        Title = Title,
        Status = Status,
        Detail = detail,
        Instance = http.Request.PathBase.Add(http.Request.Path).ToUriComponent(),
        TraceId = Status >= 500 ? Activity.Current?.Id ?? http.TraceIdentifier : null,
    };

    public IResult With(HttpContext http, string detail) => Answer(Describe(http, detail));

    public static IResult Answer(Problem problem) =>
        TypedResults.Json(problem, ApiJson.Readable.Problem, ContentType, problem.Status);
}
