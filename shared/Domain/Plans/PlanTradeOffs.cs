namespace EipFunctions.Domain.Plans;

/// <summary>What a way costs (FAQ section_9y3_r2h_ran, section_m3e_7x3_xo5).</summary>
/// <param name="VisibleInOperatingSystem">Whether the EIPs on ENIs can be seen in the operating system.</param>
/// <param name="PrivateNetworkKept">Whether every ENI keeps its private network.</param>
/// <param name="NatAlgNeeded">Whether protocols that need a NAT ALG do not work with some of the EIPs.</param>
/// <param name="NetworkInterfaces">How many network interfaces the EIPs are spread over, the primary one and those to be attached included.</param>
/// <param name="Notes">What there is to know and to configure, in sentences.</param>
public sealed record PlanTradeOffs(
    bool VisibleInOperatingSystem,
    bool PrivateNetworkKept,
    bool NatAlgNeeded,
    int NetworkInterfaces,
    IReadOnlyList<string> Notes);
