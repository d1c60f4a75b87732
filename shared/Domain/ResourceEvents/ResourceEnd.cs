using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.ResourceEvents;

/// <summary>How a resource says that it is gone.</summary>
public static class ResourceEnd
{
    /// <summary>A deleted resource for as long as something is on it: in the state in which nothing new can be associated.</summary>
    /// <param name="resource">The resource as it was.</param>
    /// <returns>The resource: Released, Deleting, or, an SLB instance, Inactive.</returns>
    public static CloudResource Gone(CloudResource resource) => resource switch
    {
        EcsInstance ecs => ecs with { Status = EcsStatus.Released },
        NetworkInterface eni => eni with { Status = NetworkInterfaceStatus.Deleting, InstanceId = null, InstanceType = null },
        HaVip haVip => haVip with { Status = HaVipStatus.Deleting },
        NatGateway nat => nat with { Status = NatGatewayStatus.Deleting },
        SlbInstance slb => slb with { Status = SlbStatus.Inactive },
        _ => throw new ArgumentOutOfRangeException(nameof(resource), resource?.Kind, "Unknown kind of resource."),
    };

    /// <summary>Whether a resource is in the state that <see cref="Gone"/> gives it.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>False when it has been registered anew since.</returns>
    public static bool IsGone(CloudResource resource) => Equals(StatusOf(resource), StatusOf(Gone(resource)));

    internal static Enum StatusOf(CloudResource resource) => resource switch
    {
        EcsInstance ecs => ecs.Status,
        NetworkInterface eni => eni.Status,
        HaVip haVip => haVip.Status,
        NatGateway nat => nat.Status,
        SlbInstance slb => slb.Status,
        _ => throw new ArgumentOutOfRangeException(nameof(resource), resource.Kind, "Unknown kind of resource."),
    };
}
