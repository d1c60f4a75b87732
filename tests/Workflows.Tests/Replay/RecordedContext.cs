using System.Globalization;
using System.Text.Json;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.Logging;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>A context that tells of everything it is asked for, and asks the engine's.</summary>
internal sealed class RecordedContext(WorkflowContext context, Action<RecordedCall> tell, JsonSerializerOptions json) : WorkflowContext
{
    public override string InstanceId => context.InstanceId;

    public override string Name => context.Name;

    public override string Version => context.Version;

    public override DateTimeOffset CurrentUtcDateTime
    {
        get
        {
            var now = context.CurrentUtcDateTime;
            Add("CurrentUtcDateTime", "", Text(now));
            return now;
        }
    }

    public override bool IsReplaying => context.IsReplaying;

    public override CancellationToken CancellationToken => context.CancellationToken;

    public override Task<TOutput> CallActivityAsync<TOutput>(
        string name, object? input, ActivityOptions? options = null, CancellationToken cancellationToken = default)
    {
        Add("Activity", name, $"{Write(input)} {options}{State(cancellationToken)}");
        return context.CallActivityAsync<TOutput>(name, input, options, cancellationToken);
    }

    public override Task<TOutput> CallWorkflowAsync<TOutput>(
        string name, object? input, ChildWorkflowOptions? options = null, CancellationToken cancellationToken = default)
    {
        Add("Workflow", name, $"{Write(input)} {options}{State(cancellationToken)}");
        return context.CallWorkflowAsync<TOutput>(name, input, options, cancellationToken);
    }

    public override Task CreateTimer(DateTimeOffset fireAt, CancellationToken cancellationToken = default)
    {
        Add("Timer", "", Text(fireAt) + State(cancellationToken));
        return context.CreateTimer(fireAt, cancellationToken);
    }

    public override Task<TEvent> WaitForExternalEventAsync<TEvent>(string name, CancellationToken cancellationToken = default)
    {
        Add("ExternalEvent", name, State(cancellationToken));
        return context.WaitForExternalEventAsync<TEvent>(name, cancellationToken);
    }

    public override void SetCustomStatus(object? status)
    {
        Add("CustomStatus", "", Write(status));
        context.SetCustomStatus(status);
    }

    public override void ContinueAsNew(object? input, bool preserveUnprocessedEvents = true)
    {
        Add("ContinueAsNew", "", $"{Write(input)} {preserveUnprocessedEvents}");
        context.ContinueAsNew(input, preserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        var id = context.NewGuid();
        Add("NewGuid", "", $"{id}");
        return id;
    }

    public override ILogger CreateReplaySafeLogger(string categoryName) => context.CreateReplaySafeLogger(categoryName);

    public void Add(string kind, string name, string data) => tell(new(kind, name, data));

    public string Write(object? value) => value is null ? "null" : JsonSerializer.Serialize(value, value.GetType(), json);

    private static string Text(DateTimeOffset time) => time.ToString("o", CultureInfo.InvariantCulture);

    private static string State(CancellationToken token) => token.IsCancellationRequested ? " (canceled)" : "";
}
