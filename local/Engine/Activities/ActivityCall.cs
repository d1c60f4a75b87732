using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>A call of an activity.</summary>
internal sealed class ActivityCall<TOutput>(
    WorkflowExecution execution, int sequence, string name, string input, ActivityOptions options)
    : RetriedCall<TOutput>(execution, sequence, WorkflowStepKind.Activity, name, options.RetryPolicy)
{
    protected override bool IsDeferred => options.DeferCheckpoint;

    protected override void StartAttempt(PendingOperation operation)
    {
        if (IsCancellationRequested)
        {
            // The attempt was under way when an earlier host ended: there is nothing left to be awaited.
            Settle(operation, AttemptOutcome.Canceled);
            return;
        }

        operation.EnableCancellation();
        Execution.Instance.Activities.Start(
            operation, Execution.Number, Name, input, options.Timeout, outcome => Settle(operation, outcome));
    }

    protected override void StopAttempt() => Execution.Instance.CancelAttempt(Sequence);
}
