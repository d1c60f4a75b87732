using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.DependencyInjection;

namespace EipFunctions.Engine;

/// <summary>Runs attempts of activities, so many at a time.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Activities that end late still use the fields, which hold no handle.")]
internal sealed class ActivityRunner(HubSession session)
{
    private readonly EngineServices _services = session.Services;
    private readonly SemaphoreSlim _slots = new(session.Services.Options.MaxConcurrentActivities);
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running = 1;
    private volatile bool _accepts = true;

    public void Start(
        PendingOperation operation, int execution, string name, string input, TimeSpan? timeout, Action<AttemptOutcome> settle)
    {
        if (_accepts)
        {
            _ = Task.Run(() => RunAsync(operation, execution, name, input, timeout, settle));
        }
    }

    /// <summary>Starts nothing more and waits until what runs has ended; after a time it is asked to stop.</summary>
    public async Task DrainAsync(TimeSpan patience)
    {
        _accepts = false;
        Leave();
        try
        {
            await _idle.Task.WaitAsync(patience, _services.Time);
        }
        catch (TimeoutException)
        {
            await _stopping.CancelAsync();
            await _idle.Task.WaitAsync(patience, _services.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Asks all that runs to stop, and ignores what comes of it.</summary>
    public void Abandon()
    {
        _accepts = false;
        _ = _stopping.CancelAsync();
    }

    private async Task RunAsync(
        PendingOperation operation, int execution, string name, string input, TimeSpan? timeout, Action<AttemptOutcome> settle)
    {
        using var stop = _stopping.Token.UnsafeRegister(static o => ((PendingOperation)o!).Cancel(), operation);
        try
        {
            await _slots.WaitAsync(operation.Token);
        }
        catch (OperationCanceledException)
        {
            SettleUnlessStopping(AttemptOutcome.Canceled);
            return;
        }

        Interlocked.Increment(ref _running);
        try
        {
            if (_accepts && await session.ConfirmLeaseAsync())
            {
                using var span = EngineTracing.StartAttempt(operation, name);
                var outcome = await AttemptAsync(operation, execution, name, input, timeout, span);
                EngineTracing.Note(span, outcome);
                SettleUnlessStopping(outcome);
            }
        }
        finally
        {
            Leave();
            _slots.Release();
        }

        // An attempt that the host's stop cut short has no outcome: the next host runs it again.
        void SettleUnlessStopping(AttemptOutcome outcome)
        {
            if (!outcome.IsCanceled || !_stopping.IsCancellationRequested)
            {
                settle(outcome);
            }
        }
    }

    private async Task<AttemptOutcome> AttemptAsync(
        PendingOperation operation, int execution, string name, string input, TimeSpan? timeout, Activity? span)
    {
        if (operation.Attempt > 1)
        {
            _services.Metrics.ActivityRetried(name);
        }

        using var limit = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, _services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, operation.Token);
        operation.StartedAt = _services.Time.GetUtcNow();
        try
        {
            await using var scope = _services.Provider.CreateAsyncScope();
            if (_services.Registry.CreateActivity(name, scope.ServiceProvider) is not { } activity)
            {
                return AttemptOutcome.Failed(new(
                    "ActivityNotRegistered", $"The activity '{name}' is not registered on this host.", IsNonRetryable: true));
            }

            var context = new WorkflowActivityContext(
                operation.Instance.Id, operation.Call.Sequence, operation.Attempt, either.Token)
            {
                Execution = execution,
            };
            var read = _services.Payloads.Read(input, activity.InputType);
            var subject = _services.Registry.Subject(operation.Instance.Id, read);
            EngineTracing.Describe(span, subject);
            using var logs = _services.Log.BeginScope(subject);
            try
            {
                var output = await activity.RunAsync(context, read);
                return new(_services.Payloads.Write(output, activity.OutputType, $"output of activity '{name}'"));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Here, where the line still names what it is about.
                _services.Log.AttemptFailed(name, operation.Attempt, e.Message);
                _services.Log.AttemptFailedAt(e, name, operation.Attempt);
                throw;
            }
        }
        catch (OperationCanceledException) when (operation.IsCancellationRequested)
        {
            return AttemptOutcome.Canceled;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return AttemptOutcome.Failed(WorkflowFailure.From(new TimeoutException($"The attempt took longer than {timeout}.")));
        }
        catch (PayloadTooLargeException e)
        {
            return AttemptOutcome.Failed(WorkflowFailure.From(e) with { IsNonRetryable = true });
        }
#pragma warning disable CA1031 // Whatever an activity throws is the outcome of its attempt.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return AttemptOutcome.Failed(WorkflowFailure.From(e));
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _running) == 0)
        {
            _idle.TrySetResult();
        }
    }
}
