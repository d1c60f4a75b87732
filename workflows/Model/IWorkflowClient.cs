namespace EipFunctions.Workflows.Model;

/// <summary>What callers do with workflow instances. Every change is durable when its task completes.</summary>
public interface IWorkflowClient
{
    /// <summary>Schedules an instance. An id belongs to one instance until it is purged: a second call finds the first.</summary>
    /// <param name="name">The registered name of the workflow.</param>
    /// <param name="instanceId">The id, 1 to 256 characters.</param>
    /// <param name="input">The input, serializable as JSON.</param>
    /// <param name="options">Version and start time.</param>
    /// <param name="cancellationToken">Ends the wait, not the instance.</param>
    /// <returns>The instance, and whether this call created it.</returns>
    /// <exception cref="ArgumentException">The name is not registered or the id is not valid.</exception>
    /// <exception cref="WorkflowHostUnavailableException">The host does not accept work now; nothing was scheduled.</exception>
    Task<ScheduleResult> ScheduleAsync(
        string name, string instanceId, object? input, ScheduleOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Reads an instance.</summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="includeSteps">Whether to fill <see cref="WorkflowState.Steps"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The instance, or null when there is none.</returns>
    Task<WorkflowState?> GetAsync(string instanceId, bool includeSteps = false, CancellationToken cancellationToken = default);

    /// <summary>Waits until an instance satisfies a condition or has ended.</summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="condition">The condition, evaluated on each change; null to wait for the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The instance, steps not included; null when there is none.</returns>
    /// <exception cref="OperationCanceledException">The wait ended first.</exception>
    Task<WorkflowState?> WaitAsync(
        string instanceId, Func<WorkflowState, bool>? condition = null, CancellationToken cancellationToken = default);

    /// <summary>Lists instances, a page at a time.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A page, inputs included, steps not.</returns>
    /// <exception cref="ArgumentException">The page size or the continuation token is not valid.</exception>
    Task<WorkflowPage> ListAsync(WorkflowQuery query, CancellationToken cancellationToken = default);

    /// <summary>Raises an event for an instance.</summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="eventName">The event's name, compared without regard to case.</param>
    /// <param name="data">The data, serializable as JSON.</param>
    /// <param name="eventId">An id that makes a repeated call one event; null for an event of its own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the call found.</returns>
    Task<WorkflowSignalResult> RaiseEventAsync(
        string instanceId, string eventName, object? data, string? eventId = null, CancellationToken cancellationToken = default);

    /// <summary>Requests cooperative cancellation, of the children too.</summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the call found.</returns>
    Task<WorkflowSignalResult> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken = default);

    /// <summary>Suspends an instance: running activities end, events are kept, nothing new starts.</summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the call found.</returns>
    Task<WorkflowSignalResult> SuspendAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>Resumes a suspended instance.</summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the call found.</returns>
    Task<WorkflowSignalResult> ResumeAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>Deletes a finished instance and its journal; its id is free again.</summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True when deleted; false when there is none or it has not finished.</returns>
    Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken = default);
}
