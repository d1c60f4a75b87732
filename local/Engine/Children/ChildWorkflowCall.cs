using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>A call of a child workflow.</summary>
internal sealed class ChildWorkflowCall<TOutput>(
    WorkflowExecution execution, int sequence, string name, string input, ChildWorkflowOptions options)
    : RetriedCall<TOutput>(execution, sequence, WorkflowStepKind.Workflow, name, options.RetryPolicy), IChildCall
{
    string IChildCall.ChildId => Execution.ChildId(options.InstanceId, Sequence, Attempt);

    string IChildCall.Input => input;

    string IChildCall.Version => Execution.Version;

    bool IChildCall.IsCancellationRequested => IsCancellationRequested;

    ParentCall IChildCall.AsParent => Execution.AsParent(Sequence, Attempt);

    protected override void StartAttempt(PendingOperation operation) => Execution.Instance.Children.Start(this, operation);

    protected override void StopAttempt() => Execution.Instance.Children.Cancel(((IChildCall)this).ChildId);
}
