namespace EipFunctions.Engine;

/// <summary>
/// Runs the tasks of one execution, one at a time in the order they became ready, and only within a turn. A task that
/// becomes ready outside a turn was waiting for something the journal does not hold.
/// </summary>
internal sealed class WorkflowScheduler(Action onForeignTask) : TaskScheduler
{
    private readonly Queue<Task> _ready = new();
    private int _turnThread;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Whether the caller runs within a turn of this execution.</summary>
    public bool IsInTurn => _turnThread == Environment.CurrentManagedThreadId;

    /// <summary>Runs an action, and then all that became ready by it.</summary>
    public void RunTurn(Action action)
    {
        _turnThread = Environment.CurrentManagedThreadId;
        try
        {
            action();
            while (_ready.TryDequeue(out var task))
            {
                TryExecuteTask(task);
            }
        }
        finally
        {
            _turnThread = 0;
        }
    }

    protected override void QueueTask(Task task)
    {
        if (IsInTurn)
        {
            _ready.Enqueue(task);
        }
        else
        {
            onForeignTask();
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        IsInTurn && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _ready;
}
