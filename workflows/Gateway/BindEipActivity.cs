using EipFunctions.Gateway;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Gateway;

/// <summary>Binds an EIP on the gateway.</summary>
/// <param name="gateway">The gateway.</param>
public sealed class BindEipActivity(IGateway gateway) : WorkflowActivity<GatewayChange, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, GatewayChange input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await gateway.BindAsync(input.Binding!, input.Fence, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
