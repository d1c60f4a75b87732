using System.Diagnostics;
using EipFunctions.Storage.Outbox;

namespace EipFunctions.Storage.State;

/// <summary>A transaction that waits for its turn.</summary>
internal sealed class PendingCommit(StateTransaction transaction)
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The span of the change that it belongs to.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    public IReadOnlyList<StateChange> Changes { get; } = transaction.Changes;

    public IReadOnlyList<OutboxEntry> Events { get; } = transaction.Events;

    /// <summary>About how many characters the transaction sends.</summary>
    public int Characters { get; } = transaction.Changes.Sum(change => change.Characters);

    public Task Completion => _completion.Task;

    public void Succeed() => _completion.TrySetResult();

    public void Fail(Exception failure) => _completion.TrySetException(failure);
}
