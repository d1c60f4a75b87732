using EipFunctions.Gateway;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Gateway;

/// <summary>Reads an EIP back from the gateway: Available is never a guess.</summary>
/// <param name="gateway">The gateway.</param>
public sealed class VerifyUnboundActivity(IGateway gateway) : WorkflowActivity<GatewayChange, Unit>
{
    /// <inheritdoc/>
    /// <exception cref="GatewayMismatchException">The gateway still has a binding.</exception>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, GatewayChange input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var found = await gateway.ReadAsync(input.RegionId, input.EipId, context.CancellationToken).ConfigureAwait(false);
        return found is null
            ? default(Unit)
            : throw new GatewayMismatchException(input.EipId, expected: null, found);
    }
}
