using EipFunctions.Storage.Instances;
using EipFunctions.Workflows.Model;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Durable;

/// <summary>What callers do with workflow instances, done on Durable Functions.</summary>
/// <param name="clients">Holds the client.</param>
/// <param name="claims">Says who may start an instance: a backend may start an id twice, or again when the first has ended.</param>
/// <param name="registry">Knows the workflows.</param>
/// <param name="time">The clock that waits are measured by.</param>
internal sealed class DurableTaskWorkflowClient(
    DurableTaskClientAccessor clients, InstanceClaims claims, WorkflowRegistry registry, TimeProvider time) : IWorkflowClient
{
    private const int MaxIdLength = 100;

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public async Task<ScheduleResult> ScheduleAsync(
        string name, string instanceId, object? input, ScheduleOptions? options = null, CancellationToken cancellationToken = default)
    {
        CheckName(name);
        CheckId(instanceId);
        if (!await claims.TryTakeAsync(instanceId, cancellationToken)
            && await AwaitOtherAsync(instanceId, cancellationToken) is { } found)
        {
            return new(Created: false, found);
        }

        var start = new WorkflowStart { Input = registry.Write(input), Version = options?.Version ?? "", StartAt = options?.StartAt };
        try
        {
            _ = await clients.Client.ScheduleNewOrchestrationInstanceAsync(
                name, start, new StartOrchestrationOptions(instanceId), cancellationToken);
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            // The answer may be lost, or a child may have the id. Backends tell that in different ways; the instance tells it for sure.
            return await GetAsync(instanceId, includeSteps: false, cancellationToken) is { } other
                ? new(Created: false, other)
                : throw Unavailable(refused);
        }

        var now = time.GetUtcNow();
        return new(Created: true, new()
        {
            InstanceId = instanceId,
            Name = name,
            Version = start.Version,
            Status = WorkflowRuntimeStatus.Pending,
            CreatedAt = now,
            LastUpdatedAt = now,
            Input = start.Input?.GetRawText() ?? "null",
        });
    }

    public async Task<WorkflowState?> GetAsync(string instanceId, bool includeSteps = false, CancellationToken cancellationToken = default) =>
        await FindAsync(instanceId, cancellationToken) is { } found ? InstanceState.Of(found, includeSteps) : null;

    public async Task<WorkflowState?> WaitAsync(
        string instanceId, Func<WorkflowState, bool>? condition = null, CancellationToken cancellationToken = default)
    {
        // Durable Functions tells of an instance's end only, so its other changes are looked for.
        for (var pause = FirstLook; ; pause = pause < LongestPause / 2 ? pause * 2 : LongestPause)
        {
            var state = await GetAsync(instanceId, includeSteps: false, cancellationToken);
            if (state is null || state.Status.IsFinished() || condition?.Invoke(state) == true)
            {
                return state;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    public async Task<WorkflowPage> ListAsync(WorkflowQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.PageSize is < 1 or > 1000)
        {
            throw new ArgumentException($"A page has 1 to 1000 instances, not {query.PageSize}.", nameof(query));
        }

        var filter = new OrchestrationQuery(
            query.CreatedFrom,
            query.CreatedTo,
            InstanceState.StatusesOf(query.Statuses),
            InstanceIdPrefix: query.InstanceIdPrefix,
            PageSize: query.PageSize,
            FetchInputsAndOutputs: true,
            ContinuationToken: query.ContinuationToken);
        try
        {
            return await CallAsync(ReadAsync);
        }
        catch (WorkflowHostUnavailableException failed) when (query.ContinuationToken is not null && failed.InnerException is RpcException { StatusCode: StatusCode.Unknown })
        {
            // So the host answers to a token that is none of its own.
            throw new ArgumentException("The continuation token is not one that a page gave.", nameof(query), failed);
        }

        async Task<WorkflowPage> ReadAsync()
        {
            await foreach (var page in clients.Client.GetAllInstancesAsync(filter).AsPages(query.ContinuationToken, query.PageSize))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var instances = page.Values
                    .Select(metadata => InstanceState.Of(metadata, includeSteps: false))
                    .Where(state => query.Names.Count == 0 || query.Names.Contains(state.Name))
                    .Where(state => query.Statuses.Count == 0 || query.Statuses.Contains(state.Status));
                return new WorkflowPage([.. instances], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
            }

            return new WorkflowPage([], ContinuationToken: null);
        }
    }

    public Task<WorkflowSignalResult> RaiseEventAsync(
        string instanceId, string eventName, object? data, string? eventId = null, CancellationToken cancellationToken = default) =>
        SignalAsync(
            instanceId,
            () => clients.Client.RaiseEventAsync(
                instanceId, eventName, new RaisedEvent(eventName, eventId, registry.Write(data)), cancellationToken),
            cancellationToken);

    public Task<WorkflowSignalResult> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken = default) =>
        RaiseEventAsync(instanceId, DurableTaskWorkflowContext.CancelEvent, reason, eventId: null, cancellationToken);

    public Task<WorkflowSignalResult> SuspendAsync(string instanceId, CancellationToken cancellationToken = default) =>
        SignalAsync(instanceId, () => clients.Client.SuspendInstanceAsync(instanceId, cancellationToken), cancellationToken);

    public Task<WorkflowSignalResult> ResumeAsync(string instanceId, CancellationToken cancellationToken = default) =>
        SignalAsync(instanceId, () => clients.Client.ResumeInstanceAsync(instanceId, cancellationToken), cancellationToken);

    public async Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        if (await GetAsync(instanceId, includeSteps: false, cancellationToken) is not { } state || !state.Status.IsFinished())
        {
            return false;
        }

        var purged = await CallAsync(() => clients.Client.PurgeInstanceAsync(instanceId, cancellationToken));
        await claims.ForgetAsync(instanceId, cancellationToken);
        return purged.PurgedInstanceCount > 0;
    }

    // Somebody else took the id: the instance is there or about to be. Null when it is to be started here after all.
    private async Task<WorkflowState?> AwaitOtherAsync(string instanceId, CancellationToken cancellationToken)
    {
        for (var start = time.GetTimestamp(); time.GetElapsedTime(start) < LongestWait; await Task.Delay(FirstLook, time, cancellationToken))
        {
            if (await GetAsync(instanceId, includeSteps: false, cancellationToken) is { } found)
            {
                return found;
            }

            if (await claims.TryTakeOverAsync(instanceId, cancellationToken))
            {
                return await GetAsync(instanceId, includeSteps: false, cancellationToken);
            }
        }

        throw new WorkflowHostUnavailableException($"Instance '{instanceId}' is being started by another call. Try again.");
    }

    private Task<OrchestrationMetadata?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        CallAsync(() => clients.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken));

    private async Task<WorkflowSignalResult> SignalAsync(string instanceId, Func<Task> signal, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(instanceId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        try
        {
            return await CallAsync(async () =>
            {
                await signal();
                return WorkflowSignalResult.Accepted;
            });
        }
        catch (WorkflowHostUnavailableException)
        {
            // The host answers alike when it cannot and when the instance has ended since it was looked at.
            if (await RefusalAsync(instanceId, cancellationToken) is { } found)
            {
                return found;
            }

            throw;
        }
    }

    private async Task<WorkflowSignalResult?> RefusalAsync(string instanceId, CancellationToken cancellationToken) =>
        await GetAsync(instanceId, includeSteps: false, cancellationToken) switch
        {
            null => WorkflowSignalResult.NotFound,
            { } state when state.Status.IsFinished() => WorkflowSignalResult.Finished,
            _ => null,
        };

    private void CheckName(string name)
    {
        if (!registry.WorkflowNames.Contains(name))
        {
            throw new ArgumentException($"No workflow '{name}' is registered.", nameof(name));
        }
    }

    // The rule of Durable Functions, for every backend.
    private static void CheckId(string instanceId)
    {
        ArgumentNullException.ThrowIfNull(instanceId);
        if (instanceId.Length is 0 or > MaxIdLength || instanceId[0] == '@' || instanceId.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)))
        {
            throw new ArgumentException(
                $"'{instanceId}' is no instance id: 1 to {MaxIdLength} characters without / \\ # ? and control characters, the first not @.",
                nameof(instanceId));
        }
    }

    private static async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RpcException failed) when (failed.StatusCode == StatusCode.Cancelled)
        {
            throw new OperationCanceledException("The call of the Functions host was canceled.", failed);
        }
        catch (RpcException failed)
        {
            throw Unavailable(failed);
        }
    }

    private static WorkflowHostUnavailableException Unavailable(Exception cause) =>
        new("The Functions host or its storage does not answer. Try again.", cause);
}
