using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Host = EipFunctions.Api.Hosting.ApiHost;

namespace EipFunctions.Api.Tests.Hosting;

/// <summary>The ways in which hosts bring requests to the API.</summary>
internal static class HostMaps
{
    /// <summary>A host with a pipeline and routing of its own.</summary>
    public static void Pipeline(WebApplication app)
    {
        _ = app.UseEipApi();
        _ = app.MapEipApi().MapEipOpenApi();
    }

    /// <summary>A host that calls each operation by its name and knows nothing else.</summary>
    public static void ByName(WebApplication app)
    {
        foreach (var operation in ApiOperations.All)
        {
            _ = app.MapMethods(
                operation.Path, [operation.Verb], (HttpContext http, Host host) => host.InvokeAsync(operation.Name, http));
        }
    }

    /// <summary>A host that matches nothing.</summary>
    public static void Unmatched(WebApplication app) =>
        app.Map("/api/{**path}", (HttpContext http, Host host) => host.InvokeUnmatchedAsync(http));
}
