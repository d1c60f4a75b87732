using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

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
        var host = app.ApplicationServices.GetRequiredService<ApiHost>();
        return app.Use(async (http, next) =>
        {
            if (!http.Request.Path.StartsWithSegments(ApiOperations.Prefix, StringComparison.OrdinalIgnoreCase))
            {
                await next(http);
                return;
            }

            var result = await host.GuardAsync(http, async () =>
            {
                await next(http);
                return IsBareRefusal(http.Response) ? Failures.Refusal(http, http.Response.StatusCode) : Results.Empty;
            });
            await result.ExecuteAsync(http);
        });
    }

    // What the server came to by itself: a status of failure, and nothing about it.
    private static bool IsBareRefusal(HttpResponse response) =>
        !response.HasStarted && response.StatusCode >= 400 && response.ContentLength is null or 0 && response.ContentType is null;
}
