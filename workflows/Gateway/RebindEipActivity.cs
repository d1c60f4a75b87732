using EipFunctions.Gateway;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Gateway;

/// <summary>Binds an EIP on the gateway in place of the binding that it has.</summary>
/// <param name="gateway">The gateway.</param>
public sealed class RebindEipActivity(IGateway gateway) : WorkflowActivity<GatewayChange, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, GatewayChange input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await gateway.RebindAsync(input.Binding!, input.Fence, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
