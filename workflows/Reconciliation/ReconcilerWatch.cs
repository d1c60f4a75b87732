using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>
/// Sees to it that the reconciler runs. A host calls it at its start and now and then: where the reconciler runs, that
/// asks for nothing. One that has ended, by a fault or because new code could not go on with its journal, is purged and
/// scheduled again: nothing is lost with it, for it starts by looking at everything.
/// </summary>
/// <param name="client">The engine.</param>
/// <param name="options">The settings.</param>
/// <param name="logger">Where to log.</param>
public sealed class ReconcilerWatch(IWorkflowClient client, IOptions<ReconcilerOptions> options, ILogger<ReconcilerWatch> logger)
{
    /// <summary>The id of the one instance.</summary>
    public const string InstanceId = "reconciler";

    /// <summary>Starts the reconciler where it does not run; switched off it does nothing.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that completes when it runs.</returns>
    /// <exception cref="WorkflowHostUnavailableException">This host does not accept work now: another may, or a later call.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        var found = await ScheduleAsync(cancellationToken).ConfigureAwait(false);
        if (found.Created || !found.State.Status.IsFinished())
        {
            return;
        }

        // Completed is how it ends when it was switched off: nothing to complain of.
        if (found.State.Status != WorkflowRuntimeStatus.Completed)
        {
            logger.StartedAnew(found.State.Status.ToString(), found.State.Failure?.Message);
        }

        _ = await client.PurgeAsync(InstanceId, cancellationToken).ConfigureAwait(false);
        _ = await ScheduleAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task<ScheduleResult> ScheduleAsync(CancellationToken cancellationToken) => client.ScheduleAsync(
        nameof(ReconcilerWorkflow),
        InstanceId,
        new ReconcilerRound(After: null),
        new() { Version = EipWorkflows.CurrentVersion },
        cancellationToken);
}
