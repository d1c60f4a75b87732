using EipFunctions.Workflows.Gateway;

namespace EipFunctions.Workflows.Moves;

/// <summary>
/// The changes of the other EIP of a swap on the gateway, in the order of their fences: what undoes comes after all that is
/// done, and last of all the EIP is bound to what it had. The reservation kept two fences for the changes and two for
/// their undoing; the fence that it gives is that of the first undoing.
/// </summary>
/// <param name="change">The change of the other EIP as it was reserved.</param>
internal sealed class OtherChanges(GatewayChange change)
{
    public GatewayChange Unbind => change with { Fence = change.Fence - 2, Replaced = null };

    public GatewayChange Bind => change with { Fence = change.Fence - 1, Replaced = null };

    public GatewayChange UnbindAgain => change with { Replaced = null };

    public GatewayChange BindAgain => change.Undo();
}
