using EipFunctions.Gateway;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Gateway;

/// <summary>Reads an EIP back from the gateway: InUse is never a guess.</summary>
/// <param name="gateway">The gateway.</param>
public sealed class VerifyBoundActivity(IGateway gateway) : WorkflowActivity<GatewayChange, Unit>
{
    /// <inheritdoc/>
    /// <exception cref="GatewayMismatchException">The gateway does not have the binding.</exception>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, GatewayChange input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var found = await gateway.ReadAsync(input.RegionId, input.EipId, context.CancellationToken).ConfigureAwait(false);
        return input.Binding!.IsLike(found)
            ? default(Unit)
            : throw new GatewayMismatchException(input.EipId, input.Binding, found);
    }
}
