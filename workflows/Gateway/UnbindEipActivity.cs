using EipFunctions.Gateway;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Gateway;

/// <summary>Unbinds an EIP on the gateway.</summary>
/// <param name="gateway">The gateway.</param>
public sealed class UnbindEipActivity(IGateway gateway) : WorkflowActivity<GatewayChange, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, GatewayChange input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await gateway.UnbindAsync(input.RegionId, input.EipId, input.Fence, context.CancellationToken).ConfigureAwait(false);
        return default;
    }
}
