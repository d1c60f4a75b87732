using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Inventory;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Workflows.Associations;

/// <summary>
/// Wakes the associations that wait for a resource when it has changed. What goes wrong meanwhile is no fault of
/// whoever changed it: an association that was not woken wakes by itself, a little later.
/// </summary>
/// <param name="waiters">Who waits for which resource.</param>
/// <param name="client">The engine.</param>
/// <param name="time">The clock that the limit is measured by.</param>
/// <param name="logger">Where failures are logged.</param>
public sealed partial class DeferredAssociations(
    WaiterStore waiters, IWorkflowClient client, TimeProvider time, ILogger<DeferredAssociations> logger) : IResourceListener
{
    // Whoever changes a resource waits for this.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task ChangedAsync(AccountRegion partition, string resourceId)
    {
        using var limit = new CancellationTokenSource(Limit, time);
#pragma warning disable CA1031 // The resource has changed, whatever becomes of this.
        try
        {
            var operations = await waiters.ListAsync(partition, resourceId, limit.Token).ConfigureAwait(false);
            await Task.WhenAll(operations.Select(operation => WakeAsync(partition, resourceId, operation, limit.Token)))
                .ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            LogNotWoken(failure, resourceId);
        }
#pragma warning restore CA1031
    }

    private async Task WakeAsync(
        AccountRegion partition, string resourceId, string operationId, CancellationToken cancellationToken)
    {
        var found = await client.RaiseEventAsync(
            operationId, DeferredReserve.ResourceChanged, resourceId, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (found != WorkflowSignalResult.Accepted)
        {
            // Its end by a fault of the service left it entered.
            await waiters.RemoveAsync(partition, resourceId, operationId, cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(
        EventId = 5000,
        Level = LogLevel.Warning,
        Message = "Associations that wait for {ResourceId} could not be woken; they look at it again by themselves.")]
    private partial void LogNotWoken(Exception failure, string resourceId);
}
