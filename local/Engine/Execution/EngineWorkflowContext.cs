using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Engine;

/// <summary>The context that a workflow of this engine sees.</summary>
internal sealed class EngineWorkflowContext(WorkflowExecution execution, InstanceRecord record, EngineServices services)
    : WorkflowContext
{
    public override string InstanceId => record.InstanceId;

    public override string Name => record.Name;

    public override string Version => record.Version;

    public override DateTimeOffset CurrentUtcDateTime => execution.CurrentUtcDateTime;

    public override bool IsReplaying => execution.IsReplaying;

    public override CancellationToken CancellationToken => execution.CancellationToken;

    public override Task<TOutput> CallActivityAsync<TOutput>(
        string name, object? input, ActivityOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var json = services.Payloads.Write(input, $"input of activity '{name}'");
        var call = execution.Call(
            sequence => new ActivityCall<TOutput>(execution, sequence, name, json, options ?? new()), cancellationToken);
        return call?.Task ?? Task.FromCanceled<TOutput>(cancellationToken);
    }

    public override Task<TOutput> CallWorkflowAsync<TOutput>(
        string name, object? input, ChildWorkflowOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var json = services.Payloads.Write(input, $"input of workflow '{name}'");
        var call = execution.Call(
            sequence => new ChildWorkflowCall<TOutput>(execution, sequence, name, json, options ?? new()), cancellationToken);
        return call?.Task ?? Task.FromCanceled<TOutput>(cancellationToken);
    }

    public override Task CreateTimer(DateTimeOffset fireAt, CancellationToken cancellationToken = default) =>
        execution.Call(sequence => new TimerCall(execution, sequence, fireAt), cancellationToken)?.Task
            ?? Task.FromCanceled(cancellationToken);

    public override Task<TEvent> WaitForExternalEventAsync<TEvent>(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var call = execution.Call(sequence => new ExternalEventCall<TEvent>(execution, sequence, name), cancellationToken);
        if (call is null)
        {
            return Task.FromCanceled<TEvent>(cancellationToken);
        }

        execution.Events.Wait(call);
        return call.Task;
    }

    public override void SetCustomStatus(object? status) => execution.SetCustomStatus(
        status is null ? null : services.Payloads.Write(status, status.GetType(), "custom status", PayloadSerializer.MaxStatusLength));

    public override void ContinueAsNew(object? input, bool preserveUnprocessedEvents = true) =>
        execution.ContinueAsNew(services.Payloads.Write(input, "input of the next execution"), preserveUnprocessedEvents);

    public override Guid NewGuid() => execution.NewGuid();

    public override ILogger CreateReplaySafeLogger(string categoryName) =>
        new ReplaySafeLogger(services.Loggers.CreateLogger(categoryName), execution);
}
