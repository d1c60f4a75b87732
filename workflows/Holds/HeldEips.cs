using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Holds;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Workflows.Holds;

/// <summary>
/// Wakes the holds that a resource may end when it has changed. What goes wrong meanwhile is no fault of whoever changed
/// it: a hold that was not woken looks by itself, a little later.
/// </summary>
/// <param name="store">The state.</param>
/// <param name="holds">The holds.</param>
/// <param name="client">The engine.</param>
/// <param name="time">The clock that the limit is measured by.</param>
/// <param name="logger">Where failures are logged.</param>
public sealed partial class HeldEips(
    StateStore store, HoldStore holds, IWorkflowClient client, TimeProvider time, ILogger<HeldEips> logger) : IResourceListener
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
            // This process has just written the row: what it remembers of it is as good as what is stored.
            var row = await store.GetAsync(partition, Keys.Resource(resourceId), Freshness.Remembered, limit.Token).ConfigureAwait(false);
            if (row is not null)
            {
                var found = await holds.ForAsync(partition, row.Value.Resource, limit.Token).ConfigureAwait(false);
                await Task.WhenAll(found.Select(hold => client.RaiseEventAsync(
                    hold.HoldId, HoldRun.ResourceAppeared, resourceId, cancellationToken: limit.Token))).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            LogNotWoken(failure, resourceId);
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(
        EventId = 5001,
        Level = LogLevel.Warning,
        Message = "Holds that wait for {ResourceId} could not be woken; they look at it again by themselves.")]
    private partial void LogNotWoken(Exception failure, string resourceId);
}
