using EipFunctions.Gateway;
using EipFunctions.Storage.Segments;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Segments;

/// <summary>Reads every EIP of a segment back from the gateway.</summary>
/// <param name="store">Knows which the operation has reserved.</param>
/// <param name="gateway">The gateway.</param>
public sealed class VerifySegmentUnboundActivity(SegmentReleaseStore store, IGateway gateway) : WorkflowActivity<OperationInput, Unit>
{
    /// <inheritdoc/>
    /// <exception cref="GatewayMismatchException">The gateway still has a binding of one of them.</exception>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await SegmentEips.ForEachAsync(store, context, input, async (eip, token) =>
        {
            if (await gateway.ReadAsync(eip.RegionId, eip.EipId, token).ConfigureAwait(false) is { } found)
            {
                throw new GatewayMismatchException(eip.EipId, expected: null, found);
            }
        }).ConfigureAwait(false);
        return default;
    }
}
