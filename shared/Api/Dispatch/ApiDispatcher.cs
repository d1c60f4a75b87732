using EipFunctions.Api.Keys;
using EipFunctions.Api.Limits;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Api.Dispatch;

/// <summary>Takes a request from the wire to its handler: authenticates, checks the right, and turns failures into problem details.</summary>
/// <param name="authenticator">Finds out who asks.</param>
/// <param name="services">What the handlers work with.</param>
/// <param name="limiter">Decides who may go on.</param>
/// <param name="metrics">Where refusals are counted.</param>
/// <param name="logger">Where failures are logged.</param>
public sealed class ApiDispatcher(
    Authenticator authenticator, ApiServices services, RequestLimiter limiter, LimitMetrics metrics, ILogger<ApiDispatcher> logger)
{
    /// <summary>Carries out a request.</summary>
    /// <param name="operation">The operation that its route leads to.</param>
    /// <param name="http">The request.</param>
    /// <returns>The answer; it never throws for what the caller or the store did wrong.</returns>
    public async Task<IResult> InvokeAsync(ApiOperation operation, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(http);
#pragma warning disable CA1031 // The last resort: whatever it is, the caller gets problem details and the log gets the rest.
        try
        {
            var address = http.Connection.RemoteIpAddress;
            if (operation.IsOpen)
            {
                return limiter.TakeAnonymous(address) is { } rest
                    ? KnownProblems.Throttled(http, rest)
                    : await operation.Handler(new ApiRequest(http, operation, Principal.Nobody, services));
            }

            var principal = limiter.IsExhausted(address) && !authenticator.Knows(http.Request, operation.TakesKeyInQuery)
                ? null
                : await authenticator.AuthenticateAsync(http.Request, operation.TakesKeyInQuery);
            if (principal is null)
            {
                if (limiter.TakeAnonymous(address) is { } pause)
                {
                    return KnownProblems.Throttled(http, pause);
                }

                http.Response.Headers.WWWAuthenticate = $"ApiKey header=\"{Authenticator.HeaderName}\"";
                return KnownProblems.Unauthorized(http);
            }

            if (limiter.Take(principal, isWrite: operation.Right != Rights.Read) is { } wait)
            {
                return KnownProblems.Throttled(http, wait);
            }

            return principal.Can(operation.Right)
                ? await operation.Handler(new ApiRequest(http, operation, principal, services))
                : KnownProblems.LacksRight(http, operation.Right);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (Exception failure)
        {
            return Failures.Describe(http, operation.Name, failure, metrics, logger);
        }
#pragma warning restore CA1031
    }
}
