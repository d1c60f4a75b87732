namespace EipFunctions.Domain.InstanceTypes;

/// <summary>What an ECS instance type has room for.</summary>
/// <param name="InstanceType">The type, such as <c>ecs.g6.large</c>.</param>
/// <param name="NetworkInterfaces">The most ENIs of an instance, the primary one included.</param>
/// <param name="PrivateIpAddresses">The most private IPv4 addresses of one ENI, its primary one included.</param>
/// <param name="SupportsMultiEip">Whether its family supports mode MULTI_BINDED.</param>
public sealed record InstanceTypeLimits(
    string InstanceType, int NetworkInterfaces, int PrivateIpAddresses, bool SupportsMultiEip);
