namespace EipFunctions.Domain.Resources;

/// <summary>A registered resource that has a private address.</summary>
/// <param name="ResourceId">The resource.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="PrimaryOf">The ECS instance whose primary ENI it is; null for everything else.</param>
public sealed record AddressHolder(string ResourceId, ResourceKind Kind, string? PrimaryOf = null)
{
    /// <summary>A resource as the holder of its addresses.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The holder.</returns>
    public static AddressHolder Of(CloudResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new(
            resource.ResourceId,
            resource.Kind,
            resource is NetworkInterface { Type: NetworkInterfaceType.Primary } eni ? eni.InstanceId : null);
    }

    /// <summary>
    /// Whether two can have one address: the same resource, or an ECS instance and its primary ENI, whose address is
    /// the instance's.
    /// </summary>
    /// <param name="other">The other one.</param>
    /// <returns>True when they can.</returns>
    public bool GoesWith(AddressHolder other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ResourceId == other.ResourceId || IsPrimaryOf(this, other) || IsPrimaryOf(other, this);
    }

    private static bool IsPrimaryOf(AddressHolder eni, AddressHolder instance) =>
        instance.Kind == ResourceKind.EcsInstance && eni.PrimaryOf == instance.ResourceId;
}
