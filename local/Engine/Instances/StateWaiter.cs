using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>A caller that waits for a state of an instance.</summary>
internal sealed class StateWaiter(Func<WorkflowState, bool>? condition)
{
    private readonly TaskCompletionSource<WorkflowState> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<WorkflowState> Task => _source.Task;

    /// <summary>Ends the wait if the state is what was waited for.</summary>
    /// <returns>True when the wait is over.</returns>
    public bool Offer(WorkflowState state)
    {
        try
        {
            return (state.Status.IsFinished() || condition?.Invoke(state) == true) && (_source.TrySetResult(state) || true);
        }
#pragma warning disable CA1031 // The condition is the caller's code: its exception is the caller's answer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return _source.TrySetException(e) || true;
        }
    }

    public void Fail(Exception reason) => _source.TrySetException(reason);
}
