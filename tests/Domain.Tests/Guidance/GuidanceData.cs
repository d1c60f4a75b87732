using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Guidance;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Guidance;

/// <summary>What guidance is written from in tests.</summary>
internal static class GuidanceData
{
    public static NetworkInterface Eni { get; } = (NetworkInterface)Snapshots.Resource(ResourceKind.NetworkInterface) with
    {
        Status = NetworkInterfaceStatus.InUse,
        InstanceId = "i-1",
        PrivateIpAddresses = ["10.0.0.3", "10.0.0.13"],
        VSwitchCidrBlock = "10.0.0.0/24",
        MacAddress = "00-16-3E-0A-00-03",
        DeviceIndex = 1,
    };

    public static EcsInstance Ecs { get; } = (EcsInstance)Snapshots.Resource(ResourceKind.EcsInstance) with
    {
        VSwitchCidrBlock = "10.0.0.0/24",
        MacAddress = "00:16:3e:0a:00:01",
    };

    public static GuidanceSnapshot Of(CloudResource resource, EipMode mode = EipMode.Nat, string? privateIp = null) => new()
    {
        EipId = "eip-1",
        IpAddress = "203.0.113.5",
        Mode = mode,
        PrivateIpAddress = privateIp ?? (resource.PrivateAddresses.Count > 0 ? resource.PrivateAddresses[0] : null),
        Resource = resource,
    };

    public static OsGuidance For(this EipGuidance guidance, GuestOs os) =>
        guidance.OperatingSystems.Single(one => one.OperatingSystem == os);

    public static IReadOnlyList<string> Lines(this IReadOnlyList<GuidanceStep> steps) => [.. steps.SelectMany(step => step.Lines)];
}
