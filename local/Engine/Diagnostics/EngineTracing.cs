using System.Diagnostics;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>
/// The engine's spans, on the source <see cref="SourceName"/>. An instance keeps the trace context of whoever scheduled
/// it in its row; what runs for it is a child of that, on whichever host and after however many crashes. A span is made
/// when something runs, so a replay, which runs nothing again, makes none.
/// </summary>
internal static class EngineTracing
{
    public const string SourceName = "EipFunctions.Engine";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The trace context of the caller, as W3C's <c>traceparent</c>; null outside of a trace.</summary>
    public static string? TraceParent => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

    /// <summary>Starts the span of scheduling an instance, which all that the instance does has for its parent.</summary>
    public static Activity? StartSchedule(string workflow, string instanceId) =>
        Source.HasListeners()
            ? Source.StartActivity($"schedule {workflow}", ActivityKind.Producer)?.SetTag("workflow.instance_id", instanceId)
            : null;

    /// <summary>
    /// Starts the span of an attempt. Where nobody records it the trace context is carried on all the same: events and
    /// logs name the trace of the request whether or not this host exports it.
    /// </summary>
    public static Activity? StartAttempt(PendingOperation operation, string activity)
    {
        var traceParent = operation.Instance.TraceParent;
        var span = Source.HasListeners() ? Source.StartActivity(activity, ActivityKind.Internal, Context(traceParent)) : null;
        if (span is null)
        {
            return traceParent is null ? null : new Activity(activity).SetParentId(traceParent).Start();
        }

        return span
            .SetTag("workflow.instance_id", operation.Instance.Id)
            .SetTag("workflow.call", operation.Call.Sequence)
            .SetTag("workflow.attempt", operation.Attempt);
    }

    /// <summary>Notes what an attempt is about.</summary>
    public static void Describe(Activity? span, IReadOnlyList<KeyValuePair<string, object?>> subject)
    {
        if (span is { IsAllDataRequested: true })
        {
            foreach (var (name, value) in subject)
            {
                _ = span.SetTag(name, value);
            }
        }
    }

    /// <summary>Notes how an attempt ended.</summary>
    public static void Note(Activity? span, AttemptOutcome outcome)
    {
        if (span is { IsAllDataRequested: true })
        {
            Note(span, outcome.IsCanceled ? "Canceled" : outcome.Failure is null ? "Completed" : "Failed", outcome.Failure);
        }
    }

    /// <summary>Makes the span of an execution that has ended, from what its journal says of it.</summary>
    public static void Executed(InstanceRecord record, DateTimeOffset startedAt, DateTimeOffset endedAt, string outcome)
    {
        if (!Source.HasListeners())
        {
            return;
        }

        using var span = Source.StartActivity(
            record.Name, ActivityKind.Internal, Context(record.TraceParent), startTime: startedAt);
        if (span is not null)
        {
            _ = span.SetTag("workflow.instance_id", record.InstanceId).SetTag("workflow.execution", record.Execution);
            Note(span, outcome, record.Failure);
            _ = span.SetEndTime(endedAt.UtcDateTime);
        }
    }

    private static ActivityContext Context(string? traceParent) =>
        ActivityContext.TryParse(traceParent, traceState: null, isRemote: true, out var context) ? context : default;

    private static void Note(Activity span, string outcome, WorkflowFailure? failure)
    {
        _ = span.SetTag("workflow.outcome", outcome);
        if (failure is not null)
        {
            _ = span.SetTag("error.type", failure.ErrorType).SetStatus(ActivityStatusCode.Error, failure.Message);
        }
    }
}
