namespace EipFunctions.Gateway.Http;

/// <summary>What a gateway has of one EIP, as the body of an answer.</summary>
/// <param name="Fence">The highest fence that it has seen for the EIP; 0 for none.</param>
/// <param name="Binding">What the EIP is bound to; null for nothing.</param>
internal sealed record BindingState(long Fence, GatewayBinding? Binding);
