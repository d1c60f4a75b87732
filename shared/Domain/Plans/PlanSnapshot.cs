using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.InstanceTypes;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Plans;

/// <summary>All that a plan for an ECS instance reads, taken at one time. It gives out only what the principal may see.</summary>
public sealed record PlanSnapshot
{
    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>The ECS instance that is asked about.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Who asks.</summary>
    public required Principal Principal { get; init; }

    /// <summary>The account's settings in the region.</summary>
    public required AccountSettings Account { get; init; }

    /// <summary>The instance; null when there is none of that id that the principal may see.</summary>
    public RegisteredResource? Instance
    {
        get => field is { } instance && Principal.Sees(instance.Resource.ResourceGroupId) ? instance : null;
        init;
    }

    /// <summary>The secondary ENIs that are registered as the instance's, by id.</summary>
    public IReadOnlyList<RegisteredResource> NetworkInterfaces
    {
        get =>
        [
            .. field.Where(one => Principal.Sees(one.Resource.ResourceGroupId)
                && one.Resource is NetworkInterface { Type: NetworkInterfaceType.Secondary } eni
                && eni.InstanceId == InstanceId).OrderBy(one => one.Resource.ResourceId, StringComparer.Ordinal),
        ];
        init;
    } = [];

    /// <summary>The instance's type, from the instance or else from one of its ENIs; null when neither is registered with it.</summary>
    public string? InstanceType => (Instance?.Resource as EcsInstance)?.InstanceType is { Length: > 0 } type
        ? type
        : NetworkInterfaces.Select(one => ((NetworkInterface)one.Resource).InstanceType)
            .FirstOrDefault(other => !string.IsNullOrEmpty(other));

    /// <summary>What the instance's type has room for; null when the type is not known.</summary>
    public InstanceTypeLimits? Limits => InstanceType is { } type ? InstanceTypeCatalog.Find(type) : null;
}
