namespace EipFunctions.Events.Publishing;

/// <summary>Somebody who waits for the events of an EIP.</summary>
/// <param name="through">The last event waited for.</param>
internal sealed class FlushWaiter(long through)
{
    private readonly TaskCompletionSource<bool> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The last event waited for.</summary>
    public long Through { get; } = through;

    /// <summary>True when delivered, false when it will be later.</summary>
    public Task<bool> Completion => _completion.Task;

    public void Complete(bool delivered) => _completion.TrySetResult(delivered);
}
