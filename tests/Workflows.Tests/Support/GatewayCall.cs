using EipFunctions.Gateway;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>A call of the gateway, as the tap sees it.</summary>
internal sealed record GatewayCall(
    GatewayCallKind Kind, string EipId, long Fence, GatewayBinding? Binding, CancellationToken CancellationToken);
