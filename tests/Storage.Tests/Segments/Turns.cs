using EipFunctions.Testing;

namespace EipFunctions.Storage.Tests.Segments;

/// <summary>How many transactions of a process may pass: it stands still before the one after them.</summary>
internal sealed class Turns
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _waiting;
    private TaskCompletionSource _stands = new();
    private int _left;

    public Turns(FaultProxy proxy) => proxy.Plan = request => request.IsTransaction ? Fault.HoldRequest(EnterAsync()) : null;

    /// <summary>Lets transactions pass until the process stands before the next one, or what it does has ended.</summary>
    public async Task GoAsync(Task run, int turns)
    {
        Task stands;
        lock (_lock)
        {
            _left = turns;
            if (_waiting is not null && _left == 0)
            {
                return;
            }

            _stands = new(TaskCreationOptions.RunContinuationsAsynchronously);
            stands = _stands.Task;
            if (_waiting is not null)
            {
                _left--;
                _waiting.SetResult();
                _waiting = null;
            }
        }

        _ = await Task.WhenAny(run, stands).WaitAsync(TimeSpan.FromSeconds(30));
    }

    private Task EnterAsync()
    {
        lock (_lock)
        {
            if (_left > 0)
            {
                _left--;
                return Task.CompletedTask;
            }

            _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _stands.SetResult();
            return _waiting.Task;
        }
    }
}
