using EipFunctions.Api.Candidates;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Resources;

/// <summary>Carries out the operations on resources.</summary>
internal static class ResourceHandlers
{
    private const int MostItems = 1000;

    public static async Task<IResult> PutAsync(ApiRequest request)
    {
        var (partition, resourceId) = (request.Partition, request.PathId("resourceId"));
        var body = await request.BodyAsync(reader => ResourceBody.Read(reader, partition.RegionId, resourceId)!);
        if (body is null)
        {
            return request.Refusal!;
        }

        if (!request.Principal.Sees(body.ResourceGroupId))
        {
            return ProblemKind.Forbidden.With(request.Http, $"The key does not cover {ResourceGroup.Name(body.ResourceGroupId)}.");
        }

        if (await IsHiddenAsync(request, partition, resourceId))
        {
            return ProblemKind.Forbidden.With(request.Http, $"The key does not cover resource '{resourceId}'.");
        }

        var registration = await request.Services.Resources.PutAsync(partition, request.Principal, body, request.Aborted);
        if (registration.Status == RegistrationStatus.OtherKind)
        {
            return ProblemKind.Conflict.With(
                request.Http,
                $"'{resourceId}' is registered as {registration.Resource.Resource.Kind}; a resource does not change its kind. Delete it first, or use another id.");
        }

        if (registration.Status == RegistrationStatus.Occupied)
        {
            var occupied = (await request.Services.ResourceViews.OfAsync(
                partition, request.Principal, registration.Resource, request.Aborted))!;
            return ProblemKind.Occupied.With(
                request.Http,
                !registration.Resource.KeepsType(body)
                    ? "The change would make another type of an ENI that has EIPs. " + Occupants(occupied)
                : registration.Resource.KeepsIpv6(body)
                    ? "The change would take away the VPC or a private address in use. " + Occupants(occupied)
                    : "The change would take away the VPC or the ipv6CidrBlock of "
                        + $"{string.Join(", ", occupied.Ipv6Addresses.Select(address => $"IPv6 address '{address}'"))}. Take the addresses back first.");
        }

        if (registration.Status == RegistrationStatus.AddressTaken)
        {
            return await AddressTakenAsync(request, partition, registration.Taken!);
        }

        if (registration.Status == RegistrationStatus.TooManyAddresses)
        {
            return ProblemKind.Conflict.With(
                request.Http, "Too many private addresses would come and go at once. Change half of them, then the rest.");
        }

        if (registration.Resource.Occupants.Count > 0)
        {
            await request.Services.ResourceEventStore.RefreshAsync(partition, request.Principal.PrincipalId, resourceId, request.Aborted);
        }

        var isNew = registration.Status == RegistrationStatus.Created;
        if (isNew)
        {
            request.Http.Response.Headers.Location =
                $"{ApiOperations.Prefix}/regions/{Uri.EscapeDataString(partition.RegionId)}/resources/{Uri.EscapeDataString(resourceId)}";
        }

        var view = await request.Services.ResourceViews.OfAsync(partition, request.Principal, registration.Resource, request.Aborted);
        return TypedResults.Json(
            view!,
            ApiJson.Readable.RegisteredResource,
            statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var (partition, resourceId) = (request.Partition, request.PathId("resourceId"));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await request.Services.Resources.GetAsync(partition, resourceId, request.Aborted);
        var view = row is null
            ? null
            : await request.Services.ResourceViews.OfAsync(partition, request.Principal, row.Value, request.Aborted);
        return view is null
            ? await NoSuchResourceAsync(request, partition, resourceId)
            : TypedResults.Json(view, ApiJson.Readable.RegisteredResource);
    }

    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var partition = request.Partition;
        var kind = request.Query.OneOf("kind", ApiJson.Readable.ResourceKind);
        var list = $"resources|{partition}|{kind}";
        var (size, after) = (request.Query.PageSize(MostItems), request.ContinuationToken(list));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var page = await Listing.PageOfVisibleAsync(
            request,
            partition,
            list,
            new RowQuery<RegisteredResource>(Storage.State.Keys.Resources, size, after, request.Principal.SeesEverything && kind is null),
            resource => request.Principal.Sees(resource.Resource.ResourceGroupId),
            async resource => kind is null || resource.Resource.Kind == kind
                ? await request.Services.ResourceViews.OfAsync(partition, request.Principal, resource, request.Aborted)
                : null);
        return TypedResults.Json(page, ApiJson.Readable.PageRegisteredResource);
    }

    public static async Task<IResult> DeleteAsync(ApiRequest request)
    {
        var (partition, resourceId) = (request.Partition, request.PathId("resourceId"));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        var registration = await IsHiddenAsync(request, partition, resourceId)
            ? null
            : await request.Services.Resources.DeleteAsync(partition, request.Principal, resourceId, request.Aborted);
        return registration switch
        {
            null => await NoSuchResourceAsync(request, partition, resourceId),
            { Status: RegistrationStatus.Occupied } => ProblemKind.Occupied.With(
                request.Http,
                Occupants((await request.Services.ResourceViews.OfAsync(
                    partition, request.Principal, registration.Resource, request.Aborted))!)),
            _ => TypedResults.NoContent(),
        };
    }

    /// <summary>The resource; null when there is none that the principal may see.</summary>
    internal static async Task<RegisteredResource?> SeenAsync(ApiRequest request, AccountRegion partition, string resourceId) =>
        await request.Services.Resources.GetAsync(partition, resourceId, request.Aborted) is { } row
        && request.Principal.Sees(row.Value.Resource.ResourceGroupId)
            ? row.Value
            : null;

    internal static async Task<IResult> NoSuchResourceAsync(ApiRequest request, AccountRegion partition, string resourceId)
    {
        var elsewhere = await request.Services.Snapshots.FindElsewhereAsync(
            partition, Storage.State.Keys.Resource(resourceId), request.Aborted);
        var foundIn = elsewhere is not null && request.Principal.Sees(elsewhere.Resource.ResourceGroupId)
            ? elsewhere.Resource.RegionId
            : null;
        return KnownProblems.NoSuchResource(request.Http, resourceId, partition.RegionId, foundIn);
    }

    private static async Task<IResult> AddressTakenAsync(ApiRequest request, AccountRegion partition, TakenAddress taken)
    {
        var name = await SeenAsync(request, partition, taken.OwnerId) is null ? "another resource" : $"'{taken.OwnerId}'";
        return ProblemKind.Conflict.With(
            request.Http,
            $"The address '{taken.IpAddress}' of VPC '{taken.VpcId}' belongs to {name}. Only an ECS instance and its primary ENI "
            + "(type Primary, with its instanceId) share one. Correct the address, or remove the other resource first.");
    }

    private static string Occupants(RegisteredResource resource)
    {
        var users = resource.Occupants.Select(occupant => $"EIP '{occupant.EipId}'")
            .Concat(resource.DnatEntries.Select(entry => $"DNAT entry '{entry.DnatEntryId}' of '{entry.NatGatewayId}'"))
            .Concat(resource.SnatEntries.Select(entry => $"SNAT entry '{entry.SnatEntryId}'"))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return users.Count == 0
            ? $"'{resource.Resource.ResourceId}' is used by what the key does not cover."
            : $"'{resource.Resource.ResourceId}' is used by {string.Join(", ", users)}. Disassociate the EIPs and delete the entries first.";
    }

    private static async Task<bool> IsHiddenAsync(ApiRequest request, AccountRegion partition, string resourceId) =>
        !request.Principal.SeesEverything
        && await request.Services.Resources.GetAsync(partition, resourceId, request.Aborted) is { } row
        && !request.Principal.Sees(row.Value.Resource.ResourceGroupId);
}
