using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Accounts;

/// <summary>A limit on how many of a thing there may be.</summary>
/// <param name="QuotaId">Its id, Alibaba Cloud's where one is known.</param>
/// <param name="Description">What it limits.</param>
/// <param name="DefaultLimit">The limit where an account has none of its own.</param>
/// <param name="HighestLimit">
/// The most that an account's own limit may be. A resource and all that is on it is one row: what could not be stored
/// is not promised.
/// </param>
public sealed record Quota(string QuotaId, string Description, int DefaultLimit, int HighestLimit = 1000)
{
    /// <summary>The kind of resource of which each has the limit for itself; null for what is counted per region.</summary>
    public ResourceKind? Kind { get; init; }

    /// <summary>How much of it a resource of the kind uses; null for what is counted per region.</summary>
    public Func<RegisteredResource, int>? Counting { get; init; }

    /// <summary>EIPs of one account in one region.</summary>
    public static Quota EipsPerRegion { get; } = new("eip_quota_instances_num", "EIPs per account and region", 20, 1_000_000);

    /// <summary>EIPs associated with one NAT gateway (FAQ section_n2w_txw_ezn).</summary>
    public static Quota EipsPerNatGateway { get; } = new("natgw_quota_eip_num_per_nat", "EIPs per NAT gateway", 20)
    {
        Kind = ResourceKind.Nat,
        Counting = static target => target.Occupants.Count,
    };

    /// <summary>Pay-by-data-transfer EIPs among those of one NAT gateway (FAQ section_n2w_txw_ezn).</summary>
    public static Quota PayByTrafficEipsPerNatGateway { get; } =
        new("natgw_quota_traffic_eip_num_per_nat", "Pay-by-data-transfer EIPs per NAT gateway", 10)
        {
            Kind = ResourceKind.Nat,
            Counting = static target => target.Occupants.Count(o => o.InternetChargeType == InternetChargeType.PayByTraffic),
        };

    /// <summary>EIPs of one secondary ENI in multi-EIP mode.</summary>
    public static Quota MultiEipsPerNetworkInterface { get; } =
        new("eip_quota_multi_binded_num_per_eni", "EIPs per secondary ENI in multi-EIP mode", 10)
        {
            Kind = ResourceKind.NetworkInterface,
            Counting = static target => target.Occupants.Count(o => o.Mode == EipMode.MultiEip),
        };

    /// <summary>DNAT entries of one NAT gateway.</summary>
    public static Quota DnatEntriesPerNatGateway { get; } =
        new("natgw_quota_dnat_entry_num", "DNAT entries per NAT gateway", 100)
        {
            Kind = ResourceKind.Nat,
            Counting = static target => target.DnatEntries.Count,
        };

    /// <summary>SNAT entries of one NAT gateway.</summary>
    public static Quota SnatEntriesPerNatGateway { get; } =
        new("natgw_quota_snat_entry_num", "SNAT entries per NAT gateway", 40, 100)
        {
            Kind = ResourceKind.Nat,
            Counting = static target => target.SnatEntries.Count,
        };

    /// <summary>IPv6 addresses of one ECS instance, all of them on its primary ENI (FAQ section_h91_8bh_fbx).</summary>
    public static Quota Ipv6AddressesPerInstance { get; } =
        new("ecs_quota_ipv6_num_per_eni", "IPv6 addresses per ECS instance", 10, 50)
        {
            Kind = ResourceKind.EcsInstance,
            Counting = static target => target.Ipv6Addresses.Count,
        };

    /// <summary>Every quota.</summary>
    public static IReadOnlyList<Quota> All { get; } =
    [
        EipsPerRegion,
        EipsPerNatGateway,
        PayByTrafficEipsPerNatGateway,
        MultiEipsPerNetworkInterface,
        DnatEntriesPerNatGateway,
        SnatEntriesPerNatGateway,
        Ipv6AddressesPerInstance,
    ];

    /// <summary>How much of it a resource uses. Who holds a slot counts, on the way in or out as well.</summary>
    /// <param name="target">The resource.</param>
    /// <returns>The number that the limit is compared with; 0 for a resource of a kind that it does not concern.</returns>
    public int UsedOn(RegisteredResource target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Resource.Kind == Kind && Counting is not null ? Counting(target) : 0;
    }
}
