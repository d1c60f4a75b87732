namespace EipFunctions.Gateway;

/// <summary>A binding in force, and the last change that the gateway has seen of its EIP.</summary>
/// <param name="Binding">The binding.</param>
/// <param name="Fence">The highest fence that the gateway has seen for the EIP; it refuses lower ones.</param>
public sealed record BoundEip(GatewayBinding Binding, long Fence);
