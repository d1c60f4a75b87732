using EipFunctions.Domain.Guidance;

namespace EipFunctions.Api.Guidance;

/// <summary>The gateways of an ENI's EIPs.</summary>
/// <param name="Items">One for each EIP.</param>
public sealed record EipGatewayInfoList(IReadOnlyList<EipGatewayInfo> Items);
