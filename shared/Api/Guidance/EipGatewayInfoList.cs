using EipFunctions.Domain.Guidance;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Guidance;

/// <summary>The gateways of an ENI's EIPs.</summary>
/// <param name="Items">One for each EIP.</param>
public sealed record EipGatewayInfoList(IReadOnlyList<EipGatewayInfo> Items)
{
    // While its mode is being changed an EIP is there twice.
    internal static EipGatewayInfoList Of(RegisteredResource eni) =>
        new([.. eni.Occupants.Select(occupant => occupant.IpAddress).Distinct(StringComparer.Ordinal).Select(EipGatewayInfo.Of)]);
}
