using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>
/// Something that is under way for a durable call: an attempt, a wait before the next, a timer. Only the operation
/// that is current for its call may settle it, so late and repeated results are ignored.
/// </summary>
#pragma warning disable CA1001 // The token source has no timer and no wait handle, and End disposes of the timer.
internal sealed class PendingOperation(Instance instance, DurableCall call, int attempt)
#pragma warning restore CA1001
{
    private DurableCall _call = call;
    private CancellationTokenSource? _cancellation;
    private DurableTimer? _timer;

    /// <summary>The call, in the execution that runs.</summary>
    public DurableCall Call
    {
        get => Volatile.Read(ref _call);
        set => Volatile.Write(ref _call, value);
    }

    public int Attempt => attempt;

    public Instance Instance => instance;

    /// <summary>When the attempt started, once it has.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    public WorkflowStep Step => new(
        Call.Sequence, Call.Kind, Call.Name, WorkflowStepStatus.Running, attempt, StartedAt ?? Call.CalledAt, null, null);

    /// <summary>The token of the attempt, once it is <see cref="EnableCancellation">enabled</see>.</summary>
    public CancellationToken Token => _cancellation?.Token ?? CancellationToken.None;

    public void EnableCancellation() => _cancellation = new CancellationTokenSource();

    public bool IsCancellationRequested => _cancellation?.IsCancellationRequested ?? false;

    /// <summary>Asks the attempt to stop. What is registered on its token runs elsewhere.</summary>
    public void Cancel() => _ = _cancellation?.CancelAsync();

    /// <summary>Settles the call's step at a time.</summary>
    public void SettleAt(DateTimeOffset fireAt, Func<DateTimeOffset, HistoryEvent> make, bool deferred)
    {
        var timer = new DurableTimer(instance.Time, fireAt, () => Settle(make, deferred));
        Volatile.Write(ref _timer, timer);
        timer.Start();
    }

    /// <summary>Journals the event, made at the current time, unless the operation is no longer current.</summary>
    public void Settle(Func<DateTimeOffset, HistoryEvent> make, bool deferred = false) => instance.Settle(this, make, deferred);

    /// <summary>The operation is over or given up.</summary>
    public void End()
    {
        Volatile.Read(ref _timer)?.Dispose();
        Cancel();
    }
}
