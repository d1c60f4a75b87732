using Microsoft.Extensions.Logging;

namespace EipFunctions.Workflows.Model;

/// <summary>
/// The durable calls and deterministic facts that a workflow may use. Each engine implements it; names follow
/// Durable Functions' TaskOrchestrationContext.
/// </summary>
public abstract class WorkflowContext
{
    /// <summary>The id of this instance.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The registered name of this workflow.</summary>
    public abstract string Name { get; }

    /// <summary>The version that the instance was started with; a replay keeps it. Empty when none was given.</summary>
    public abstract string Version { get; }

    /// <summary>The time of the last journaled event, in UTC: the same in every replay.</summary>
    public abstract DateTimeOffset CurrentUtcDateTime { get; }

    /// <summary>Whether the code runs over journaled results rather than for the first time.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>
    /// Signalled, at the same point in every replay, when cancellation of this instance was requested. Pass it to
    /// the calls that cancellation should end; leave it out of those that must still run, such as compensation.
    /// </summary>
    public abstract CancellationToken CancellationToken { get; }

    /// <summary>Runs an activity and journals its result.</summary>
    /// <typeparam name="TOutput">The activity's output type.</typeparam>
    /// <param name="name">The registered name of the activity.</param>
    /// <param name="input">The input, serializable as JSON.</param>
    /// <param name="options">Retries and checkpointing; by default one attempt, journaled at once.</param>
    /// <param name="cancellationToken">
    /// When signalled: a call not yet started and a wait between attempts end at once; a running attempt is asked to
    /// stop and awaited, and its result stands if it has one.
    /// </param>
    /// <returns>The activity's output.</returns>
    /// <exception cref="WorkflowTaskFailedException">The last attempt failed.</exception>
    /// <exception cref="OperationCanceledException">The call was canceled.</exception>
    public abstract Task<TOutput> CallActivityAsync<TOutput>(
        string name, object? input, ActivityOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Runs another workflow as a child of this one and awaits its output.</summary>
    /// <typeparam name="TOutput">The child's output type.</typeparam>
    /// <param name="name">The registered name of the child workflow.</param>
    /// <param name="input">The input, serializable as JSON.</param>
    /// <param name="options">The child's instance id and retries; by default an id derived from this instance's.</param>
    /// <param name="cancellationToken">When signalled, cancellation of the child is requested, and the child awaited.</param>
    /// <returns>The child's output.</returns>
    /// <exception cref="WorkflowTaskFailedException">The child failed.</exception>
    /// <exception cref="OperationCanceledException">The child was canceled.</exception>
    public abstract Task<TOutput> CallWorkflowAsync<TOutput>(
        string name, object? input, ChildWorkflowOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Completes at a time, never early; at once when the time passed while the host was down.</summary>
    /// <param name="fireAt">The time, in UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when the timer fires.</returns>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public abstract Task CreateTimer(DateTimeOffset fireAt, CancellationToken cancellationToken = default);

    /// <summary>Completes after a delay counted from <see cref="CurrentUtcDateTime"/>.</summary>
    /// <param name="delay">The delay; zero or more.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when the timer fires.</returns>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken = default) =>
        CreateTimer(CurrentUtcDateTime + delay, cancellationToken);

    /// <summary>Waits for an event raised for this instance. Events wait in order for whoever asks; none is lost.</summary>
    /// <typeparam name="TEvent">The type that the event's data is read as.</typeparam>
    /// <param name="name">The event's name, compared without regard to case.</param>
    /// <param name="cancellationToken">Ends the wait; the event then goes to the next who waits.</param>
    /// <returns>The event's data.</returns>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public abstract Task<TEvent> WaitForExternalEventAsync<TEvent>(string name, CancellationToken cancellationToken = default);

    /// <summary>Shows a small value beside the instance's status: progress, a decision.</summary>
    /// <param name="status">The value, serializable as JSON; null clears it.</param>
    public abstract void SetCustomStatus(object? status);

    /// <summary>Ends this execution and starts the instance anew with another input and an empty history. Return after it.</summary>
    /// <param name="input">The new input.</param>
    /// <param name="preserveUnprocessedEvents">Whether events that nobody awaited yet are carried over.</param>
    public abstract void ContinueAsNew(object? input, bool preserveUnprocessedEvents = true);

    /// <summary>A new GUID that is the same in every replay.</summary>
    /// <returns>The GUID.</returns>
    public abstract Guid NewGuid();

    /// <summary>A logger that is silent while <see cref="IsReplaying"/>.</summary>
    /// <param name="categoryName">The category.</param>
    /// <returns>The logger.</returns>
    public abstract ILogger CreateReplaySafeLogger(string categoryName);
}
