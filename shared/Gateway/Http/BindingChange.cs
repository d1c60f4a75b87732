namespace EipFunctions.Gateway.Http;

/// <summary>A bind or a rebind, as the body of a request.</summary>
/// <param name="Fence">The order of this change among those of the EIP.</param>
/// <param name="Replace">True for a rebind, which takes the place of the binding that the EIP has.</param>
/// <param name="Binding">What to bind.</param>
internal sealed record BindingChange(long Fence, bool Replace, GatewayBinding Binding);
