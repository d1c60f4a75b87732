using EipFunctions.Storage.Reconciliation;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>Compares the EIPs' associations with the claims on slots and with what the resources' rows say.</summary>
/// <param name="reader">Reads and compares them.</param>
public sealed class CompareSlotsActivity(RegionReader reader) : WorkflowActivity<ReconcileInput, LookResult>
{
    /// <inheritdoc/>
    public override async Task<LookResult> RunAsync(WorkflowActivityContext context, ReconcileInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var (suspects, extent) = await reader.CompareSlotsAsync(input.Partition, known: null, context.CancellationToken).ConfigureAwait(false);
        return LookResult.Of(suspects, extent);
    }
}
