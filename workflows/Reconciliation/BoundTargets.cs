using EipFunctions.Domain.Reconciliation;
using EipFunctions.Gateway;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>What the gateway has, as the comparison takes it.</summary>
internal static class BoundTargets
{
    public static BoundTarget Of(BoundEip bound) => Of(bound.Binding, bound.Fence)!;

    public static BoundTarget? Of(GatewayBinding? binding, long fence) => binding is null
        ? null
        : new(binding.IpAddress, binding.ResourceId, binding.ResourceKind, binding.Mode, binding.PrivateIpAddress, fence);
}
