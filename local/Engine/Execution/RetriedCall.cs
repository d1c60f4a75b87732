using System.Text.Json;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>A call made of attempts with waits between: an activity or a child workflow.</summary>
internal abstract class RetriedCall<TOutput> : DurableCall
{
    private readonly TaskCompletionSource<TOutput> _source = new();
    private readonly RetryPolicy? _policy;

    /// <summary>When the next attempt is due, while the call waits for it.</summary>
    private DateTimeOffset? _backoffUntil;

    protected RetriedCall(WorkflowExecution execution, int sequence, WorkflowStepKind kind, string name, RetryPolicy? policy)
        : base(execution, sequence, kind, name) => (_policy, Attempt) = (policy, 1);

    public Task<TOutput> Task => _source.Task;

    protected virtual bool IsDeferred => false;

    public sealed override void Activate()
    {
        if (_backoffUntil is { } until)
        {
            Execution.Instance.Open(this, Attempt).SettleAt(
                until, at => Event(HistoryEventType.TaskAttemptStarted, at) with { Attempt = Attempt }, deferred: true);
            return;
        }

        StartAttempt(Execution.Instance.Open(this, Attempt));
    }

    public sealed override void TakeOver()
    {
        if (IsCancellationRequested)
        {
            StopAttempt();
        }
    }

    public sealed override void Apply(HistoryEvent e)
    {
        switch (e.Type)
        {
            case HistoryEventType.TaskAttemptFailed:
                (Attempt, _backoffUntil) = (e.Attempt + 1, e.FireAt);
                if (IsCancellationRequested)
                {
                    EndCanceled();
                }
                else
                {
                    Execution.Activate(this);
                }

                break;
            case HistoryEventType.TaskAttemptStarted:
                _backoffUntil = null;
                Execution.Activate(this);
                break;
            case HistoryEventType.TaskCompleted:
                Execution.End(this);
                SetResult(e.Data);
                break;
            case HistoryEventType.TaskFailed:
                Execution.End(this);
                _source.TrySetException(new WorkflowTaskFailedException(Name, e.Attempt, e.Failure!));
                break;
            default:
                Execution.End(this);
                SetCanceled();
                break;
        }
    }

    public sealed override void SetCanceled() => _source.TrySetCanceled(Token);

    /// <summary>Settles an operation of this call by how its attempt ended.</summary>
    public void Settle(PendingOperation operation, AttemptOutcome outcome) => operation.Settle(
        at => ToEvent(operation, outcome, at), deferred: IsDeferred && outcome is { Failure: null, IsCanceled: false });

    protected abstract void StartAttempt(PendingOperation operation);

    /// <summary>Asks the running attempt to stop. It is called between turns.</summary>
    protected abstract void StopAttempt();

    protected sealed override void OnCancel()
    {
        if (_backoffUntil is not null || IsUnstarted)
        {
            EndCanceled();
        }
        else
        {
            Execution.AfterTurn(StopAttempt);
        }
    }

    private HistoryEvent ToEvent(PendingOperation operation, AttemptOutcome outcome, DateTimeOffset at)
    {
        var e = Event(HistoryEventType.TaskCompleted, at) with
        {
            Attempt = operation.Attempt,
            StartedAt = operation.StartedAt ?? CalledAt,
        };
        if (outcome.IsCanceled)
        {
            return e with { Type = HistoryEventType.TaskCanceled };
        }

        if (outcome.Failure is not { } failure)
        {
            return e with { Data = outcome.Output };
        }

        return _policy?.Retries(operation.Attempt, failure) == true
            ? e with { Type = HistoryEventType.TaskAttemptFailed, Failure = failure, FireAt = at + _policy.DelayAfter(operation.Attempt) }
            : e with { Type = HistoryEventType.TaskFailed, Failure = failure };
    }

    private void SetResult(string? output)
    {
        try
        {
            _source.TrySetResult(Execution.Payloads.Read<TOutput>(output));
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidCastException or NullReferenceException)
        {
            _source.TrySetException(exception);
        }
    }
}
