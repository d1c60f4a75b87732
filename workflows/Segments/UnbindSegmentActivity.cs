using EipFunctions.Gateway;
using EipFunctions.Storage.Segments;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Segments;

/// <summary>Unbinds every EIP of a segment on the gateway.</summary>
/// <param name="store">Knows which the operation has reserved.</param>
/// <param name="gateway">The gateway.</param>
public sealed class UnbindSegmentActivity(SegmentReleaseStore store, IGateway gateway) : WorkflowActivity<OperationInput, Unit>
{
    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(WorkflowActivityContext context, OperationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await SegmentEips.ForEachAsync(store, context, input, async (eip, token) =>
            await gateway.UnbindAsync(eip.RegionId, eip.EipId, eip.Fence, token).ConfigureAwait(false)).ConfigureAwait(false);
        return default;
    }
}
