using System.Globalization;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Guidance;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Ipv6;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Inventory;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EipFunctions.Api.Ipv6;

/// <summary>Carries out the operations on IPv6 addresses (FAQ section_h91_8bh_fbx).</summary>
internal static class Ipv6Handlers
{
    public static async Task<IResult> ListAsync(ApiRequest request)
    {
        var (partition, resourceId) = (request.Partition, request.PathId("resourceId"));
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        return await VisibleResource.FindAsync(request, partition, resourceId) switch
        {
            null => await ResourceHandlers.NoSuchResourceAsync(request, partition, resourceId),
            { Resource: EcsInstance } instance => Show(instance.Ipv6Addresses, StatusCodes.Status200OK),
            var other => OtherKind(request, other.Resource),
        };
    }

    public static async Task<IResult> AssignAsync(ApiRequest request)
    {
        var (partition, resourceId, key) = (request.Partition, request.PathId("resourceId"), request.IdempotencyKey());
        if (await request.BodyAsync(Ipv6AddressRequest.Read) is not { } body)
        {
            return request.Refusal!;
        }

        if (await VisibleResource.FindAsync(request, partition, resourceId) is not { } resource)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, resourceId);
        }

        if (resource.Resource is not EcsInstance instance)
        {
            return OtherKind(request, resource.Resource);
        }

        if (!Ipv6Block.TryParse(instance.Ipv6CidrBlock, out var block))
        {
            return ProblemKind.Conflict.With(
                request.Http, $"ipv6CidrBlock of '{resourceId}' is not registered: its vSwitch has no IPv6 addresses. Register the block first.");
        }

        var addresses = body.Address is { } named ? [named] : Choose(request, resourceId, block, body.Count!.Value, key);
        var assignment = await request.Services.Ipv6Addresses.AssignAsync(partition, resourceId, addresses, request.Aborted);
        return await AnswerAsync(request, partition, resourceId, assignment);
    }

    public static async Task<IResult> UnassignAsync(ApiRequest request)
    {
        var (partition, resourceId, text) = (request.Partition, request.PathId("resourceId"), request.PathId("address"));
        if (!Ipv6Text.TryCanonical(text, out var address))
        {
            request.Errors.Add("address", text, "It must be an IPv6 address.", "Send an address such as 2001:db8::1, without prefix length and zone.");
        }

        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await VisibleResource.FindAsync(request, partition, resourceId) is null)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, resourceId);
        }

        return await request.Services.Ipv6Addresses.UnassignAsync(partition, resourceId, address!, request.Aborted)
            ? TypedResults.NoContent()
            : ProblemKind.NotFound.With(request.Http, $"'{resourceId}' has no IPv6 address '{address}'.");
    }

    // With a key the addresses follow from it, so that a repetition asks for the same ones.
    private static IReadOnlyList<string> Choose(ApiRequest request, string resourceId, Ipv6Block block, int count, string? key)
    {
        var principal = request.Principal;
        return
        [
            .. Enumerable.Range(0, count).Select(i => request.Services.Ids.Make(
                "ipv6",
                key,
                principal.AccountId,
                principal.PrincipalId,
                request.Partition.RegionId,
                resourceId,
                count.ToString(CultureInfo.InvariantCulture),
                i.ToString(CultureInfo.InvariantCulture)))
            .Select(id => block.Assignable(ulong.Parse(id.AsSpan()[^16..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)))
            .Distinct(),
        ];
    }

    private static async Task<IResult> AnswerAsync(
        ApiRequest request, AccountRegion partition, string resourceId, Ipv6Assignment assignment) => assignment.Status switch
        {
            Ipv6AssignmentStatus.Assigned => Show(assignment.Addresses, StatusCodes.Status201Created),
            Ipv6AssignmentStatus.AlreadyAssigned => Show(assignment.Addresses, StatusCodes.Status200OK),
            Ipv6AssignmentStatus.Taken => ProblemKind.Occupied.With(
                request.Http, $"Another instance has the IPv6 address '{assignment.Address}'. Send another address, or count for any."),
            Ipv6AssignmentStatus.OutsideBlock => ProblemKind.Conflict.With(
                request.Http,
                $"'{assignment.Address}' cannot be assigned to '{resourceId}': it is not of the ipv6CidrBlock, or is its first or one of its last nine addresses, which the cloud keeps. Send another address, or count for any."),
            Ipv6AssignmentStatus.QuotaExceeded => QuotaExceeded(request, resourceId, assignment),
            Ipv6AssignmentStatus.Released => ProblemKind.Conflict.With(
                request.Http, $"Instance '{resourceId}' is Released. Use another instance."),
            _ => await ResourceHandlers.NoSuchResourceAsync(request, partition, resourceId),
        };

    private static IResult QuotaExceeded(ApiRequest request, string resourceId, Ipv6Assignment assignment)
    {
        var quota = Quota.Ipv6AddressesPerInstance;
        var left = assignment.Limit - assignment.Addresses.Count;
        return left <= 0
            ? KnownProblems.QuotaExceeded(request.Http, quota, assignment.Limit)
            : ProblemKind.QuotaExceeded.With(
                request.Http,
                $"Quota {quota.QuotaId} ({quota.Description}) is {assignment.Limit}; '{resourceId}' has {assignment.Addresses.Count} and "
                + $"{left} {(left == 1 ? "is" : "are")} left. Ask for {Math.Min(left, Ipv6AddressRequest.MostAtOnce)} at most, or have the quota raised.");
    }

    private static JsonHttpResult<Ipv6AddressList> Show(IReadOnlyList<string> addresses, int status) =>
        TypedResults.Json(new Ipv6AddressList(addresses), ApiJson.Readable.Ipv6AddressList, statusCode: status);

    private static IResult OtherKind(ApiRequest request, CloudResource resource) => ProblemKind.Conflict.With(
        request.Http, $"'{resource.ResourceId}' is registered as {resource.Kind}; only ECS instances have IPv6 addresses. Send the id of an ECS instance.");
}
