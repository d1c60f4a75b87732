using EipFunctions.Gateway;

namespace EipFunctions.Workflows.Gateway;

/// <summary>A change that the gateway is to make.</summary>
/// <param name="RegionId">The region.</param>
/// <param name="EipId">The EIP.</param>
/// <param name="Fence">The order of the change among those of the EIP.</param>
/// <param name="Binding">The binding that is made or ended; null where there is none.</param>
/// <param name="Replaced">The binding whose place it takes; null where it takes none.</param>
public sealed record GatewayChange(
    string RegionId, string EipId, long Fence, GatewayBinding? Binding, GatewayBinding? Replaced = null)
{
    /// <summary>The change that undoes this one: it comes after it, however late this one arrives.</summary>
    /// <returns>The change; what was replaced takes its place again.</returns>
    public GatewayChange Undo() => this with { Fence = Fence + 1, Binding = Replaced ?? Binding, Replaced = null };
}
