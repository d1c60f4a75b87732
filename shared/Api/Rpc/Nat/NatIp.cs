using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>An EIP of a NAT gateway, and what uses it there.</summary>
/// <param name="EipId">The EIP.</param>
/// <param name="IpAddress">Its address.</param>
/// <param name="IsForwarded">Whether a DNAT entry listens on it.</param>
/// <param name="IsSnat">Whether an SNAT entry lets out by it.</param>
internal sealed record NatIp(string EipId, string IpAddress, bool IsForwarded, bool IsSnat)
{
    /// <summary>The EIPs of a NAT gateway, those on their way in or out included.</summary>
    public static IReadOnlyList<NatIp> Of(RegisteredResource gateway) =>
    [
        .. gateway.Occupants.DistinctBy(occupant => occupant.EipId).Select(occupant => new NatIp(
            occupant.EipId,
            occupant.IpAddress,
            gateway.DnatEntries.Any(entry => entry.ExternalIp == occupant.IpAddress),
            gateway.SnatEntries.Any(entry => entry.SnatIps.Contains(occupant.IpAddress)))),
    ];

    /// <summary>What uses it, in the words of the API reference; <paramref name="idle"/> for nothing.</summary>
    public string UsingStatus(string idle) => (IsForwarded, IsSnat) switch
    {
        (true, true) => "UsedByForwardSnatTable",
        (true, false) => "UsedByForwardTable",
        (false, true) => "UsedBySnatTable",
        _ => idle,
    };
}
