using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Limits;
using EipFunctions.Api.Operations;
using EipFunctions.Storage;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Api.Problems;

/// <summary>Problem details for what was thrown. They say what the caller can do and nothing about the inside.</summary>
internal static class Failures
{
    public static IResult Describe(HttpContext http, string operation, Exception failure, LimitMetrics metrics, ILogger logger)
    {
        switch (failure)
        {
            case BadHttpRequestException bad:
                return Refusal(http, bad.StatusCode);
            case RowTooLargeException:
                return ProblemKind.Conflict.With(http, "What would be stored is larger than the store takes. Ask for less.");
        }

        if (Note(operation, failure, metrics, logger) is { } pause)
        {
            http.Response.Headers.RetryAfter = $"{(int)pause.TotalSeconds}";
            return ProblemKind.Unavailable.With(http, "Try again later; with the same Idempotency-Key nothing is done twice.");
        }

        return ProblemKind.Internal.With(http, "The failure was logged under the trace id.");
    }

    /// <summary>Logs and counts a failure.</summary>
    /// <returns>When to try again, where it passes by itself; null where it does not.</returns>
    public static TimeSpan? Note(string operation, Exception failure, LimitMetrics metrics, ILogger logger)
    {
        if (!IsPassing(failure))
        {
            ApiLog.RequestFailed(logger, operation, failure);
            return null;
        }

        ApiLog.Unavailable(logger, operation, failure);
        metrics.Refused(failure switch
        {
            OperationsUnavailableException => "engine",
            StateContentionException => "contention",
            StateBusyException => "queue",
            _ => "storage",
        });
        return TimeSpan.FromSeconds(failure is StateContentionException or StateBusyException ? 1 : 5);
    }

    /// <summary>Problem details for a request beyond those that may be under way at a time.</summary>
    public static IResult Busy(HttpContext http, int most)
    {
        http.Response.Headers.RetryAfter = "1";
        return ProblemKind.Unavailable.With(
            http, $"{most} requests are under way, which is the most that the service takes. Nothing was done; try again later.");
    }

    /// <summary>Problem details for a status that the server came to by itself.</summary>
    public static IResult Refusal(HttpContext http, int status) => status switch
    {
        StatusCodes.Status404NotFound => ProblemKind.NotFound.With(http, "No operation of the API has this path."),
        StatusCodes.Status405MethodNotAllowed => ProblemKind.MethodNotAllowed.With(
            http, $"{http.Request.Method} is not allowed here; the header Allow lists what is."),
        StatusCodes.Status413PayloadTooLarge => ProblemKind.TooLarge.With(http, "Send less."),
        _ => (ProblemKind.InvalidRequest with { Status = status }).With(http, "The request could not be read."),
    };

    private static bool IsPassing(Exception failure) =>
        failure is OperationsUnavailableException or StateContentionException or StateBusyException || StorageOutage.IsPassing(failure);
}
