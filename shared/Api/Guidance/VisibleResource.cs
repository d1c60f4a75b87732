using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Guidance;

/// <summary>Reads resources as the caller may see them.</summary>
internal static class VisibleResource
{
    public static async Task<RegisteredResource?> FindAsync(ApiRequest request, AccountRegion partition, string resourceId) =>
        await request.Services.Resources.GetAsync(partition, resourceId, request.Aborted) is { } row
            ? await request.Services.ResourceViews.OfAsync(partition, request.Principal, row.Value, request.Aborted)
            : null;
}
