using EipFunctions.Domain.Reconciliation;
using EipFunctions.Storage.Reconciliation;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>
/// Looks for events that were not delivered, for operations that are entered as waiting and have ended, and for contiguous
/// EIPs that such operations left half way.
/// </summary>
/// <param name="reader">Reads them.</param>
/// <param name="client">Knows how operations stand.</param>
/// <param name="time">The clock.</param>
public sealed class FindLeftoversActivity(RegionReader reader, IWorkflowClient client, TimeProvider time)
    : WorkflowActivity<ReconcileInput, LookResult>
{
    /// <inheritdoc/>
    public override async Task<LookResult> RunAsync(WorkflowActivityContext context, ReconcileInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var token = context.CancellationToken;
        var (undelivered, outboxRequests) = await reader
            .ReadOutboxAsync(input.Partition, time.GetUtcNow() - input.OutboxAge, token).ConfigureAwait(false);
        List<Suspect> suspects = undelivered is null ? [] : [undelivered];
        var (waiters, waiterRequests) = await reader.ReadWaitersAsync(input.Partition, token).ConfigureAwait(false);
        foreach (var (resourceId, operationId) in waiters)
        {
            if (await EndedOperations.HasEndedAsync(client, operationId, token).ConfigureAwait(false))
            {
                suspects.Add(WaiterSuspect(resourceId, operationId));
            }
        }

        var (segments, segmentRequests) = await reader.ReadSegmentsAsync(input.Partition, token).ConfigureAwait(false);
        foreach (var segment in segments)
        {
            if (await EndedOperations.HasEndedAsync(client, segment.OperationId, token).ConfigureAwait(false))
            {
                suspects.Add(segment);
            }
        }

        return LookResult.Of(suspects, new(StorageRequests: outboxRequests + waiterRequests + segmentRequests));
    }

    internal static Suspect WaiterSuspect(string resourceId, string operationId) =>
        new(FindingKind.LeftoverWaiter, null, resourceId, $"Operation {operationId} is entered as waiting and has ended.")
        {
            OperationId = operationId,
        };
}
