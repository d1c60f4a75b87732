using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Engine.Tests.Support;

/// <summary>A test with a hub of its own.</summary>
public abstract class EngineTest : IAsyncDisposable
{
    private protected EngineTest(AzuriteFixture azurite, FakeTimeProvider? time = null)
    {
        Time = time;
        Hub = new TestHub(azurite, time);
    }

    private protected TestHub Hub { get; }

    private protected FakeTimeProvider? Time { get; }

    private protected Scripts Scripts => Hub.Scripts;

    private protected IWorkflowClient Client => Hub.Client;

    public virtual async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Waits for the instance's end while time goes on.</summary>
    private protected async Task<WorkflowState> EndAsync(TimeSpan step, string id = "one")
    {
        var end = Client.WaitAsync(id);
        await Eventually.TrueAsync(() => end.IsCompleted, () => Time!.Advance(step));
        return (await end)!;
    }

    private protected Task<WorkflowState> UntilStatusAsync(string customStatus, string id = "one") =>
        UntilAsync(state => state.CustomStatus == $"\"{customStatus}\"", id);

    private protected async Task<WorkflowState> UntilAsync(Func<WorkflowState, bool> condition, string id = "one") =>
        (await Client.WaitAsync(id, condition).WaitAsync(TimeSpan.FromSeconds(20)))!;

    /// <summary>A step that waits until it is let go, for tests that stop at a point.</summary>
    private protected sealed class Gate
    {
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Entered => _entered.Task.WaitAsync(TimeSpan.FromSeconds(20));

        public void Open() => _open.TrySetResult();

        public Task PassAsync(CancellationToken cancellationToken = default)
        {
            _entered.TrySetResult();
            return _open.Task.WaitAsync(cancellationToken);
        }
    }
}
