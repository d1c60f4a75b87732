namespace EipFunctions.Workflows.Tests.Support;

/// <summary>A place where a call waits until it is let go.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Entered => _entered.Task.WaitAsync(TestRegion.Patience);

    public void Open() => _open.TrySetResult();

    public Task PassAsync(CancellationToken cancellationToken = default)
    {
        _entered.TrySetResult();
        return _open.Task.WaitAsync(cancellationToken);
    }
}
