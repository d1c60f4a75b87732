using EipFunctions.Api.Guidance;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Connectivity;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Connectivity;

/// <summary>Reads what a diagnosis needs, as far as the caller may see it.</summary>
internal static class ConnectivityReader
{
    public static async Task<ConnectivitySnapshot> ReadAsync(ApiRequest request, AccountRegion partition, RegisteredResource subject) =>
        await ReadVisibleAsync(request, partition, subject) with { IsPartial = !request.Principal.SeesEverything };

    private static async Task<ConnectivitySnapshot> ReadVisibleAsync(ApiRequest request, AccountRegion partition, RegisteredResource subject)
    {
        var instance = subject.Resource is NetworkInterface eni
            ? await InstanceOfAsync(request, partition, eni)
            : subject;
        if (instance is null)
        {
            return new() { Subject = subject, Eips = await EipsAsync(request, partition, [subject]) };
        }

        var (attached, gateways) = await AroundAsync(request, partition, instance.Resource);
        return new()
        {
            Subject = subject,
            Instance = instance,
            NetworkInterfaces = attached,
            NatGateways = gateways,
            Eips = await EipsAsync(request, partition, [instance, .. attached]),
        };
    }

    private static async Task<RegisteredResource?> InstanceOfAsync(ApiRequest request, AccountRegion partition, NetworkInterface eni) =>
        eni.InstanceId is { } id && await VisibleResource.FindAsync(request, partition, id) is { Resource: EcsInstance } instance
            ? instance
            : null;

    // ENIs name their instance and NAT gateways their VPC, not the other way round: all resources are looked through.
    private static async Task<(IReadOnlyList<RegisteredResource> Attached, IReadOnlyList<RegisteredResource> Gateways)> AroundAsync(
        ApiRequest request, AccountRegion partition, CloudResource instance)
    {
        var (attached, gateways) = (new List<RegisteredResource>(), new List<RegisteredResource>());
        await foreach (var resource in request.Services.Resources.AllAsync(partition, request.Aborted))
        {
            if (resource.Resource is NetworkInterface eni
                && eni.InstanceId == instance.ResourceId
                && await request.Services.ResourceViews.OfAsync(partition, request.Principal, resource, request.Aborted) is { } visible)
            {
                attached.Add(visible);
            }

            // Its entries tell of its EIPs anyway, and what takes effect depends on all of these.
            if (resource.Resource is NatGateway
                && instance.VpcId is { } vpcId && resource.Resource.VpcId == vpcId
                && request.Principal.Sees(resource.Resource.ResourceGroupId))
            {
                gateways.Add(resource);
            }
        }

        return (attached, gateways);
    }

    // The EIPs on visible resources are visible ones: the views leave out the others.
    private static async Task<IReadOnlyList<Eip>> EipsAsync(
        ApiRequest request, AccountRegion partition, IEnumerable<RegisteredResource> resources)
    {
        var eips = new List<Eip>();
        foreach (var occupant in resources.SelectMany(resource => resource.Occupants))
        {
            if (await request.Services.Eips.GetAsync(partition, occupant.EipId, request.Aborted) is { } row)
            {
                eips.Add(row.Value);
            }
        }

        return eips;
    }
}
