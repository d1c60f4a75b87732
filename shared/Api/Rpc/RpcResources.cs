using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Rpc;

/// <summary>Lists registered resources as a caller may see them.</summary>
internal static class RpcResources
{
    /// <summary>A page of the resources of one kind, by id.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="call">The request.</param>
    /// <param name="partition">The account and region.</param>
    /// <param name="isAskedFor">Which of them are asked for.</param>
    /// <param name="pageNumber">Which page, from 1.</param>
    /// <param name="pageSize">The most resources of a page.</param>
    /// <returns>How many there are on all pages that the caller may see, and those of the page.</returns>
    public static async Task<(int TotalCount, IReadOnlyList<RegisteredResource> Page)> PageAsync<T>(
        RpcCall call, AccountRegion partition, Func<T, bool> isAskedFor, int pageNumber, int pageSize)
        where T : CloudResource
    {
        var found = new List<RegisteredResource>();
        await foreach (var resource in call.Services.Resources.AllAsync(partition, call.Aborted))
        {
            if (resource.Resource is T one && call.Principal.Sees(one.ResourceGroupId) && isAskedFor(one))
            {
                found.Add(resource);
            }
        }

        var views = await Task.WhenAll(RpcPage.Cut(found, pageNumber, pageSize)
            .Select(resource => call.Services.ResourceViews.OfAsync(partition, call.Principal, resource, call.Aborted)));
        return (found.Count, [.. views.OfType<RegisteredResource>()]);
    }
}
