using EipFunctions.Domain.Resources;

namespace EipFunctions.Workflows.Tests.Modeled;

/// <summary>What a resource should be.</summary>
/// <param name="ResourceId">The resource.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Places">How many EIPs it takes.</param>
/// <param name="Status">The state of an ECS instance; another kind is always ready.</param>
/// <param name="HasPublicIp">Whether an ECS instance has a public IP address.</param>
/// <param name="LastEvent">The number of the last event that was applied to it.</param>
internal sealed record ModelResource(
    string ResourceId,
    ResourceKind Kind,
    int Places,
    EcsStatus Status = EcsStatus.Running,
    bool HasPublicIp = false,
    int LastEvent = 0)
{
    /// <summary>Whether its state lets an EIP be associated with it.</summary>
    public bool Accepts => Status is EcsStatus.Running or EcsStatus.Stopped && !HasPublicIp;
}
