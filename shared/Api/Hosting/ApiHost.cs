using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Limits;
using EipFunctions.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Api.Hosting;

/// <summary>
/// What a host calls for each request below <c>/api</c>. One with a pipeline of its own has
/// <see cref="EipApiApplicationExtensions.UseEipApi"/> and <see cref="EipApiEndpointExtensions.MapEipApi"/> do it; one
/// without, whose requests arrive function by function, calls this itself. The bound on the requests under way
/// (<see cref="LimitOptions.ConcurrentRequests"/>) holds for all operations of the process together.
/// </summary>
/// <param name="dispatcher">Carries out requests.</param>
/// <param name="underWay">Counts the requests that are under way.</param>
/// <param name="metrics">Where refusals are counted.</param>
/// <param name="logger">Where failures are logged.</param>
public sealed class ApiHost(
    ApiDispatcher dispatcher, RequestsUnderWay underWay, LimitMetrics metrics, ILogger<ApiDispatcher> logger)
{
    /// <summary>Carries out a request whose operation the host knows.</summary>
    /// <param name="operationName">The <see cref="ApiOperation.Name"/> of one of <see cref="ApiOperations.All"/>.</param>
    /// <param name="http">The request; its path need not have been matched.</param>
    /// <returns>The answer; it never throws for what the caller or the store did wrong.</returns>
    /// <exception cref="ArgumentException">No operation has the name: a fault of the host's.</exception>
    public Task<IResult> InvokeAsync(string operationName, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var operation = ApiRoutes.Find(operationName)
            ?? throw new ArgumentException($"'{operationName}' is not the name of an operation of the API.", nameof(operationName));
        return GuardAsync(http, () =>
        {
            ApiRoutes.SetRouteValues(http.Request, operation);
            return dispatcher.InvokeAsync(operation, http);
        });
    }

    /// <summary>
    /// Answers a request below <c>/api</c> that the host matched with no operation. Where one has the path and the verb it is
    /// carried out all the same, so that it does not matter how well the host matches.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <returns>The operation's answer; 405 with the header <c>Allow</c> for a path that has other verbs; 404 for any other.</returns>
    public Task<IResult> InvokeUnmatchedAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return GuardAsync(http, () =>
        {
            var (operation, verbs) = ApiRoutes.Find(http.Request);
            if (operation is not null)
            {
                ApiRoutes.SetRouteValues(http.Request, operation);
                return dispatcher.InvokeAsync(operation, http);
            }

            if (verbs.Count == 0)
            {
                return Task.FromResult(Failures.Refusal(http, StatusCodes.Status404NotFound));
            }

            http.Response.Headers.Allow = string.Join(", ", verbs);
            return Task.FromResult(Failures.Refusal(http, StatusCodes.Status405MethodNotAllowed));
        });
    }

    /// <summary>What surrounds every request, however it is routed.</summary>
    /// <param name="http">The request.</param>
    /// <param name="next">Answers it.</param>
    /// <returns>The answer, or problem details for what was thrown or for one request too many.</returns>
    internal async Task<IResult> GuardAsync(HttpContext http, Func<Task<IResult>> next)
    {
        Authenticator.HideKeyInQuery(http);
#pragma warning disable CA1031 // The last resort, as in the dispatcher.
        try
        {
            return underWay.Enter() ? await next() : Failures.Busy(http, underWay.Most);
        }
        catch (Exception failure) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            return Failures.Describe(http, http.Request.Path, failure, metrics, logger);
        }
        finally
        {
            underWay.Leave();
        }
#pragma warning restore CA1031
    }
}
