using System.Text.Json;
using EipFunctions.Workflows.Model;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using RetryPolicy = EipFunctions.Workflows.Model.RetryPolicy;

namespace EipFunctions.Functions.Durable;

/// <summary>The durable calls of a workflow, made on Durable Functions.</summary>
internal sealed class DurableTaskWorkflowContext : WorkflowContext, IDisposable
{
    /// <summary>The event that requests cancellation: Durable Functions knows termination only, which cleans nothing up.</summary>
    public const string CancelEvent = "EipFunctions.Cancel";

    private readonly TaskOrchestrationContext _inner;
    private readonly WorkflowStart _start;
    private readonly WorkflowRegistry _registry;
    private readonly ExternalEvents _events;
    private readonly StepLog _steps;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly CancellationTokenSource _ended = new();
    private JsonElement? _status;
    private int _calls;

    public DurableTaskWorkflowContext(TaskOrchestrationContext inner, WorkflowStart start, WorkflowRegistry registry)
    {
        (_inner, _start, _registry, _status) = (inner, start, registry, start.Status);
        (_events, _steps) = (new(inner, start), new(Show));
        if (start.IsCancellationRequested)
        {
            _cancellation.Cancel();
        }

        _ = AwaitCancellationAsync();
    }

    public override string InstanceId => _inner.InstanceId;

    public override string Name => _inner.Name.Name;

    public override string Version => _start.Version;

    public override DateTimeOffset CurrentUtcDateTime => new(DateTime.SpecifyKind(_inner.CurrentUtcDateTime, DateTimeKind.Utc));

    public override bool IsReplaying => _inner.IsReplaying;

    public override CancellationToken CancellationToken => _cancellation.Token;

    /// <summary>Whether the workflow asked to be started anew.</summary>
    public bool IsContinuedAsNew { get; private set; }

    public override async Task<TOutput> CallActivityAsync<TOutput>(
        string name, object? input, ActivityOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = new ActivityCall(
            InstanceId, _start.Execution, _calls++, Attempt: 1, options?.Timeout, _registry.Write(input));
        var result = await StepAsync(call.Sequence, WorkflowStepKind.Activity, name, () => RetryAsync(
            call.Sequence, name, options?.RetryPolicy, attempt => RunActivityAsync(name, call with { Attempt = attempt }), cancellationToken));
        return _registry.Read<TOutput>(result.Output);
    }

    public override async Task<TOutput> CallWorkflowAsync<TOutput>(
        string name, object? input, ChildWorkflowOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sequence = _calls++;
        var start = new WorkflowStart { Input = _registry.Write(input), Version = Version, ParentInstanceId = InstanceId };
        var result = await StepAsync(sequence, WorkflowStepKind.Workflow, name, () => RetryAsync(
            sequence,
            name,
            options?.RetryPolicy,
            attempt => RunChildAsync(name, start, ChildId(options?.InstanceId, sequence, attempt), cancellationToken),
            cancellationToken));
        return _registry.Read<TOutput>(result.Output);
    }

    public override async Task CreateTimer(DateTimeOffset fireAt, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _ = await StepAsync(_calls++, WorkflowStepKind.Timer, "", async () =>
        {
            await WaitUntilAsync(fireAt, cancellationToken);
            return default(Unit);
        });
    }

    public override async Task<TEvent> WaitForExternalEventAsync<TEvent>(string name, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var data = await StepAsync(_calls++, WorkflowStepKind.ExternalEvent, name, () => _events.TakeAsync(name, cancellationToken));
        return _registry.Read<TEvent>(data);
    }

    public override void SetCustomStatus(object? status)
    {
        _status = _registry.Write(status);
        Show();
    }

    public override void ContinueAsNew(object? input, bool preserveUnprocessedEvents = true)
    {
        IsContinuedAsNew = true;
        var next = _start with
        {
            Input = _registry.Write(input),
            Status = _status,
            StartAt = null,
            Execution = _start.Execution + 1,
            IsCancellationRequested = _cancellation.IsCancellationRequested,
            Events = preserveUnprocessedEvents ? _events.Unhandled : [],
            SeenEventIds = _events.SeenIds,
        };
        _inner.ContinueAsNew(next, preserveUnprocessedEvents);
    }

    public override Guid NewGuid() => _inner.NewGuid();

    public override ILogger CreateReplaySafeLogger(string categoryName) => _inner.CreateReplaySafeLogger(categoryName);

    /// <summary>Gives up the timers that nobody waits for any more: with them the instance would not end.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
        _cancellation.Dispose();
    }

    private async Task AwaitCancellationAsync()
    {
        _ = await _events.TakeAsync(CancelEvent, CancellationToken.None);
#pragma warning disable CA1849 // At once and on this thread, the orchestrator's: elsewhere it would not be the same in every replay.
        _cancellation.Cancel();
#pragma warning restore CA1849
        Show();
    }

    private async Task<ActivityResult> RunActivityAsync(string name, ActivityCall call)
    {
        try
        {
            return await _inner.CallActivityAsync<ActivityResult>(name, call);
        }
        catch (TaskFailedException failed)
        {
            // Not by the activity, whose failures are results: its host was lost, or does not know it.
            return new(Output: null, WorkflowFailedException.Read(failed.FailureDetails));
        }
    }

    private async Task<ActivityResult> RunChildAsync(string name, WorkflowStart start, string childId, CancellationToken cancellationToken)
    {
        using var canceled = cancellationToken.Register(
            () => _inner.SendEvent(childId, CancelEvent, new RaisedEvent(CancelEvent, Id: null, Data: null)));
        try
        {
            var end = await _inner.CallSubOrchestratorAsync<WorkflowEnd>(name, start, new SubOrchestrationOptions(instanceId: childId));
            return end.IsCanceled
                ? throw new OperationCanceledException($"The child workflow '{childId}' was canceled.")
                : new(end.Output);
        }
        catch (TaskFailedException failed)
        {
            return new(Output: null, WorkflowFailedException.Read(failed.FailureDetails));
        }
    }

    /// <summary>Shows a durable call as a step, from its beginning to its end.</summary>
    private async Task<T> StepAsync<T>(int sequence, WorkflowStepKind kind, string name, Func<Task<T>> call)
    {
        _steps.Begin(sequence, kind, name, CurrentUtcDateTime);
        try
        {
            var result = await call();
            _steps.End(sequence, WorkflowStepStatus.Completed, CurrentUtcDateTime);
            return result;
        }
        catch (WorkflowTaskFailedException failed)
        {
            _steps.End(sequence, WorkflowStepStatus.Failed, CurrentUtcDateTime, failed.Failure);
            throw;
        }
        catch (OperationCanceledException) when (!_ended.IsCancellationRequested)
        {
            _steps.End(sequence, WorkflowStepStatus.Canceled, CurrentUtcDateTime);
            throw;
        }
    }

    /// <summary>Makes attempts until one succeeds or the policy gives up.</summary>
    private async Task<ActivityResult> RetryAsync(
        int sequence, string name, RetryPolicy? policy, Func<int, Task<ActivityResult>> attempt, CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            var result = await attempt(number);
            if (result.Failure is not { } failure)
            {
                return result;
            }

            if (policy?.Retries(number, failure) != true)
            {
                throw new WorkflowTaskFailedException(name, number, failure);
            }

            _steps.Retry(sequence, number + 1, failure);
            await WaitUntilAsync(CurrentUtcDateTime + policy.DelayAfter(number), cancellationToken);
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset fireAt, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        try
        {
            await _inner.CreateTimer(fireAt.UtcDateTime, either.Token);
        }
        catch (OperationCanceledException) when (!_ended.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private string ChildId(string? given, int sequence, int attempt)
    {
        var id = given ?? FormattableString.Invariant($"{InstanceId}:{_start.Execution}.{sequence}");
        return attempt == 1 ? id : FormattableString.Invariant($"{id}.{attempt}");
    }

    private void Show() => _inner.SetCustomStatus(new WorkflowShown
    {
        Status = _status,
        IsCancellationRequested = _cancellation.IsCancellationRequested,
        Steps = _steps.Latest,
    });
}
