using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Plans;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Tests.Rules;

namespace EipFunctions.Domain.Tests.Plans;

/// <summary>Instances with their ENIs.</summary>
internal static class PlanSnapshots
{
    public static EcsInstance Ecs(string type = "ecs.g5.xlarge") =>
        (EcsInstance)Snapshots.Resource(ResourceKind.EcsInstance) with { InstanceType = type };

    public static PlanSnapshot Of(EcsInstance ecs, params IReadOnlyList<RegisteredResource> enis) => new()
    {
        RegionId = Snapshots.Region,
        InstanceId = ecs.ResourceId,
        Principal = Snapshots.Owner,
        Account = new AccountSettings(),
        Instance = new() { Resource = ecs },
        NetworkInterfaces = enis,
    };

    public static PlanSnapshot Of(string type, params IReadOnlyList<RegisteredResource> enis) => Of(Ecs(type), enis);

    /// <summary>The instance has an EIP of its own, so that only ENIs count.</summary>
    public static PlanSnapshot Taken(this PlanSnapshot snapshot) =>
        snapshot with { Instance = snapshot.Instance! with { Occupants = [Snapshots.Occupant("eip-own")] } };

    public static RegisteredResource Eni(int number, int addresses = 1, params IReadOnlyList<Occupant> occupants) => new()
    {
        Resource = (NetworkInterface)Snapshots.Resource(ResourceKind.NetworkInterface) with
        {
            ResourceId = $"eni-{number}",
            Status = NetworkInterfaceStatus.InUse,
            InstanceId = "i-1",
            PrivateIpAddresses = [.. Enumerable.Range(1, addresses).Select(n => Address(number, n))],
        },
        Occupants = occupants,
    };

    public static RegisteredResource With(this RegisteredResource eni, Func<NetworkInterface, NetworkInterface> change) =>
        eni with { Resource = change((NetworkInterface)eni.Resource) };

    public static string Address(int eni, int number) => $"10.0.{eni}.{number}";

    public static Occupant Occupant(int eni, int number, EipMode mode = EipMode.Nat) => Snapshots.Occupant(
        $"eip-{eni}-{number}", mode == EipMode.Nat ? Address(eni, number) : $"{number}", mode: mode, privateIp: Address(eni, mode == EipMode.Nat ? number : 1));
}
