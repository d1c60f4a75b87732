using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Limits;
using EipFunctions.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EipFunctions.Api.Hosting;

/// <summary>Adds the API's middleware.</summary>
public static class EipApiApplicationExtensions
{
    /// <summary>
    /// Gives problem details to what goes wrong below <c>/api</c> outside its operations: unknown paths, wrong verbs, more
    /// requests at a time than the service takes.
    /// </summary>
    /// <param name="app">The host.</param>
    /// <returns>The host.</returns>
    public static IApplicationBuilder UseEipApi(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var logger = app.ApplicationServices.GetRequiredService<ILogger<ApiDispatcher>>();
        var metrics = app.ApplicationServices.GetRequiredService<LimitMetrics>();
        var most = app.ApplicationServices.GetRequiredService<IOptions<LimitOptions>>().Value.ConcurrentRequests;
        var underWay = 0;
        return app.Use(async (http, next) =>
        {
            if (!http.Request.Path.StartsWithSegments(ApiOperations.Prefix, StringComparison.OrdinalIgnoreCase))
            {
                await next(http);
                return;
            }

            Authenticator.HideKeyInQuery(http);
            try
            {
                if (Interlocked.Increment(ref underWay) > most)
                {
                    metrics.Refused("concurrency");
                    await Failures.Busy(http, most).ExecuteAsync(http);
                    return;
                }

                await InvokeAsync(http, next, metrics, logger);
            }
            finally
            {
                _ = Interlocked.Decrement(ref underWay);
            }
        });
    }

    private static async Task InvokeAsync(HttpContext http, RequestDelegate next, LimitMetrics metrics, ILogger logger)
    {
#pragma warning disable CA1031 // The last resort, as in the dispatcher.
        try
        {
            await next(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await Failures.Describe(http, http.Request.Path, failure, metrics, logger).ExecuteAsync(http);
            return;
        }
#pragma warning restore CA1031

        var response = http.Response;
        if (!response.HasStarted && response.StatusCode >= 400 && response.ContentLength is null or 0 && response.ContentType is null)
        {
            await Failures.Refusal(http, response.StatusCode).ExecuteAsync(http);
        }
    }
}
