namespace EipFunctions.Workflows.Tests.Support;

/// <summary>
/// Cuts a host off after so many durable effects: the last one happens, its answer is lost, and nothing gets out or in
/// any more. That is what the world sees of a crash.
/// </summary>
internal sealed class PowerSwitch
{
    private readonly TaskCompletionSource _off = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = -1;

    public Task Off => _off.Task;

    /// <summary>Lets so many more durable effects happen.</summary>
    public void CutAfter(int effects) => Volatile.Write(ref _left, effects);

    public void Cut() => _off.TrySetResult();

    public void ThrowIfOff()
    {
        if (_off.Task.IsCompleted)
        {
            throw new IOException("The host has no power.");
        }
    }

    /// <summary>Counts an effect that has happened.</summary>
    public void Happened()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            Cut();
        }

        ThrowIfOff();
    }
}
