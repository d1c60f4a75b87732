namespace EipFunctions.Engine;

/// <summary>What happened to an instance. The numbers are stored: append, never renumber.</summary>
internal enum HistoryEventType
{
    /// <summary>An execution started with the input that is in the instance's row.</summary>
    ExecutionStarted = 1,

    /// <summary>A durable call ended with a result: an activity, a child, a timer that fired, an event that was awaited.</summary>
    TaskCompleted = 2,

    /// <summary>A durable call failed for good.</summary>
    TaskFailed = 3,

    /// <summary>A durable call was canceled.</summary>
    TaskCanceled = 4,

    /// <summary>An attempt failed and another follows at <see cref="HistoryEvent.FireAt"/>.</summary>
    TaskAttemptFailed = 5,

    /// <summary>The wait after a failed attempt is over.</summary>
    TaskAttemptStarted = 6,

    /// <summary>A client raised an external event.</summary>
    EventRaised = 7,

    /// <summary>A client, or the parent, requested cancellation.</summary>
    CancelRequested = 8,

    /// <summary>A client suspended the instance.</summary>
    ExecutionSuspended = 9,

    /// <summary>A client resumed the instance.</summary>
    ExecutionResumed = 10,
}
