using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>
/// Connects parents and children, which may live in different shards and so never share a transaction. The child's id
/// derives from the call, so starting it again finds it; its end is told to the parent after it is durable, and a
/// parent that missed that finds it in the child's row when it is replayed.
/// </summary>
internal sealed class ChildRunner(HubSession session)
{
    public void Start(IChildCall call, PendingOperation operation)
    {
        // The call may move on to another attempt, so what this attempt is about is read now.
        var (id, parent) = (call.ChildId, call.AsParent);
        _ = Task.Run(() => GuardAsync(id, () => StartAsync(call, operation, id, parent), reason => call.Settle(operation, AttemptOutcome.Failed(reason))));
    }

    public void Cancel(string childId) => _ = Task.Run(() => GuardAsync(childId, () => CancelAsync(childId), _ => { }));

    /// <summary>A child's end is durable.</summary>
    public void Ended(InstanceRecord child)
    {
        if (child.Parent is { } parent
            && session.Find(parent.InstanceId)?.FindOperation(parent) is { Call: IChildCall call } operation)
        {
            call.Settle(operation, OutcomeOf(child));
        }
    }

    private async Task StartAsync(IChildCall call, PendingOperation operation, string id, ParentCall parent)
    {
        if (IsCanceled() && await session.ReadAsync(id) is null)
        {
            call.Settle(operation, AttemptOutcome.Canceled);
            return;
        }

        if (!session.Services.Registry.WorkflowNames.Contains(call.Name))
        {
            Fail("WorkflowNotRegistered", $"The workflow '{call.Name}' is not registered on this host.");
            return;
        }

        var now = session.Services.Time.GetUtcNow();
        var (instance, record, _) = await session.GetOrCreateAsync(
            new()
            {
                InstanceId = id,
                Name = call.Name,
                Version = call.Version,
                Status = WorkflowRuntimeStatus.Running,
                CreatedAt = now,
                LastUpdatedAt = now,
                Input = call.Input,
                Parent = parent,
                TraceParent = operation.Instance.TraceParent,
            },
            isChild: true);
        if (instance?.IsChildOf(parent) ?? record?.Parent == parent)
        {
            if (record is not null)
            {
                call.Settle(operation, OutcomeOf(record));
            }
            else if (IsCanceled())
            {
                await CancelAsync(id);
            }

            return;
        }

        Fail("InstanceIdTaken", $"The id '{id}' belongs to an instance that is not the child of this call.");

        // The call may be an earlier execution's; the operation knows the one that is told of a cancellation.
        bool IsCanceled() => operation.Call is IChildCall { IsCancellationRequested: true };

        void Fail(string type, string message) =>
            call.Settle(operation, AttemptOutcome.Failed(new(type, message, IsNonRetryable: true)));
    }

    private async Task CancelAsync(string childId)
    {
        if (session.Find(childId) is { } child && await child.Ready)
        {
            await child.CancelAsync("The parent was canceled.");
        }
    }

    private async Task GuardAsync(string childId, Func<Task> action, Action<WorkflowFailure> onFailure)
    {
        var backoff = new Backoff(session.Services.Time, session.Services.Random);
        while (true)
        {
            try
            {
                await action();
                return;
            }
            catch (Exception) when (session.IsAbandoned || session.IsDraining)
            {
                // The next owner's replay of the parent does it again.
                session.Log.ChildLeft(childId);
                return;
            }
            catch (Exception e) when (StorageFault.IsTransient(e))
            {
                await backoff.WaitAsync(CancellationToken.None);
            }
#pragma warning disable CA1031 // Whatever keeps a child from starting is the outcome of the call.
            catch (Exception e)
#pragma warning restore CA1031
            {
                session.Log.ChildFailed(e, childId);
                onFailure(WorkflowFailure.From(e));
                return;
            }
        }
    }

    private static AttemptOutcome OutcomeOf(InstanceRecord child) => child.Status switch
    {
        WorkflowRuntimeStatus.Completed => new(child.Output),
        WorkflowRuntimeStatus.Canceled => AttemptOutcome.Canceled,
        _ => AttemptOutcome.Failed(child.Failure ?? new("Unknown", "The child failed.")),
    };
}
