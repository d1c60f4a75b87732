using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Events;

/// <summary>What a history tells of a resource's registration.</summary>
public sealed record RegistrationFacts
{
    /// <summary>What kind of resource it is.</summary>
    public required ResourceKind Kind { get; init; }

    /// <summary>Its state, one of those of its kind.</summary>
    public required string Status { get; init; }

    /// <summary>The VPC; null outside any VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The ECS instance that an ENI is attached to; null for none, and for other kinds.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The public IP address that an ECS instance was bought with; null for none, and for other kinds.</summary>
    public string? PublicIpAddress { get; init; }

    /// <summary>Its private IPv4 addresses, the primary one first.</summary>
    public IReadOnlyList<string> PrivateIpAddresses { get => field ?? []; init; } = [];

    /// <summary>The resource group; empty for the default one.</summary>
    public string ResourceGroupId { get; init; } = "";

    /// <summary>Reads the facts off a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The facts.</returns>
    public static RegistrationFacts Of(CloudResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new()
        {
            Kind = resource.Kind,
            Status = resource switch
            {
                EcsInstance ecs => $"{ecs.Status}",
                SlbInstance slb => $"{slb.Status}",
                NetworkInterface eni => $"{eni.Status}",
                NatGateway nat => $"{nat.Status}",
                HaVip haVip => $"{haVip.Status}",
                _ => "",
            },
            VpcId = resource.VpcId,
            InstanceId = (resource as NetworkInterface)?.InstanceId,
            PublicIpAddress = (resource as EcsInstance)?.PublicIpAddress,
            PrivateIpAddresses = resource.PrivateAddresses,
            ResourceGroupId = resource.ResourceGroupId,
        };
    }
}
