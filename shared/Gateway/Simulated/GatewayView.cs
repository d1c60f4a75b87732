namespace EipFunctions.Gateway.Simulated;

/// <summary>What the simulated gateway has of an EIP.</summary>
/// <param name="Binding">What it is bound to; absent for nothing.</param>
/// <param name="Fence">The highest fence that was seen of it; 0 for none.</param>
/// <param name="Flows">Its established flows, oldest first.</param>
public sealed record GatewayView(GatewayBinding? Binding, long Fence, IReadOnlyList<GatewayFlow> Flows);
