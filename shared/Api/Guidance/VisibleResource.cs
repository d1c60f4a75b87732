using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Guidance;

/// <summary>Reads resources as the caller may see them.</summary>
internal static class VisibleResource
{
    public static Task<RegisteredResource?> FindAsync(ApiRequest request, AccountRegion partition, string resourceId) =>
        FindAsync(request.Services, request.Principal, partition, resourceId, request.Aborted);

    public static async Task<RegisteredResource?> FindAsync(
        ApiServices services, Principal principal, AccountRegion partition, string resourceId, CancellationToken cancellationToken) =>
        await services.Resources.GetAsync(partition, resourceId, cancellationToken) is { } row
            ? await services.ResourceViews.OfAsync(partition, principal, row.Value, cancellationToken)
            : null;
}
