using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>The client of the engine it belongs to. Changes need this host to own the hub; reads do not.</summary>
internal sealed class WorkflowClient(WorkflowEngine engine, EngineServices services) : IWorkflowClient
{
    private const int MaxIdLength = 256;
    private const int MaxNameLength = 256;

    private readonly InstanceReader _reader = new(engine, services);
    private readonly InstanceLister _lister = new(engine, services);

    public async Task<ScheduleResult> ScheduleAsync(
        string name, string instanceId, object? input, ScheduleOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ThrowUnlessFits(instanceId, MaxIdLength);
        if (!services.Registry.WorkflowNames.Contains(name))
        {
            throw new ArgumentException($"The workflow '{name}' is not registered.", nameof(name));
        }

        using var span = EngineTracing.StartSchedule(name, instanceId);
        var now = services.Time.GetUtcNow();
        var startAt = options?.StartAt is { } at && at > now ? at.ToUniversalTime() : (DateTimeOffset?)null;
        var record = new InstanceRecord
        {
            InstanceId = instanceId,
            Name = name,
            Version = options?.Version ?? "",
            Status = startAt is null ? WorkflowRuntimeStatus.Running : WorkflowRuntimeStatus.Pending,
            CreatedAt = now,
            LastUpdatedAt = now,
            StartAt = startAt,
            TraceParent = EngineTracing.TraceParent,
            Input = services.Payloads.Write(input, "input"),
        };
        var (active, ended, isCreated) = await engine.RequireSession().GetOrCreateAsync(record, isChild: false)
            .WaitAsync(cancellationToken);
        return new(isCreated, active?.GetState() ?? ended!.ToState());
    }

    public Task<WorkflowState?> GetAsync(string instanceId, bool includeSteps = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return _reader.GetAsync(instanceId, includeSteps, cancellationToken);
    }

    public async Task<WorkflowState?> WaitAsync(
        string instanceId, Func<WorkflowState, bool>? condition = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        if (await FindAsync(instanceId, cancellationToken) is { } instance)
        {
            return await instance.WaitAsync(condition, cancellationToken);
        }

        return await _reader.GetAsync(instanceId, includeSteps: false, cancellationToken);
    }

    public Task<WorkflowPage> ListAsync(WorkflowQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _lister.ListAsync(query, cancellationToken);
    }

    public Task<WorkflowSignalResult> RaiseEventAsync(
        string instanceId, string eventName, object? data, string? eventId = null, CancellationToken cancellationToken = default)
    {
        ThrowUnlessFits(eventName, MaxNameLength);
        if (eventId is not null)
        {
            ThrowUnlessFits(eventId, MaxIdLength);
        }

        var json = services.Payloads.Write(data, $"data of event '{eventName}'");
        return SignalAsync(instanceId, instance => instance.RaiseEventAsync(eventName, json, eventId), cancellationToken);
    }

    public Task<WorkflowSignalResult> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken = default) =>
        SignalAsync(instanceId, instance => instance.CancelAsync(reason), cancellationToken);

    public Task<WorkflowSignalResult> SuspendAsync(string instanceId, CancellationToken cancellationToken = default) =>
        SignalAsync(instanceId, instance => instance.SuspendAsync(), cancellationToken);

    public Task<WorkflowSignalResult> ResumeAsync(string instanceId, CancellationToken cancellationToken = default) =>
        SignalAsync(instanceId, instance => instance.ResumeAsync(), cancellationToken);

    public async Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var session = engine.RequireSession();
        if (session.Find(instanceId) is not null || await session.ReadAsync(instanceId) is not { CompletedAt: not null } record)
        {
            return false;
        }

        return await session.PurgeAsync(session.ShardOf(instanceId), InstanceKey.Of(instanceId), record.ChunksWritten)
            .WaitAsync(cancellationToken);
    }

    private static void ThrowUnlessFits(string text, int most)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (text.Length > most)
        {
            throw new ArgumentException($"'{text[..40]}...' has {text.Length} characters; the limit is {most}.");
        }
    }

    /// <summary>The instance in memory, once it is durable.</summary>
    private async Task<Instance?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        engine.RequireSession().Find(instanceId) is { } instance && await instance.Ready.WaitAsync(cancellationToken)
            ? instance
            : null;

    private async Task<WorkflowSignalResult> SignalAsync(
        string instanceId, Func<Instance, Task<WorkflowSignalResult>> signal, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        if (await FindAsync(instanceId, cancellationToken) is { } instance)
        {
            return await signal(instance).WaitAsync(cancellationToken);
        }

        return await engine.RequireSession().ReadAsync(instanceId).WaitAsync(cancellationToken) is null
            ? WorkflowSignalResult.NotFound
            : WorkflowSignalResult.Finished;
    }
}
