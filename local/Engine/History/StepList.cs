using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>Tells an instance's durable calls from its journal and from what is under way.</summary>
internal static class StepList
{
    public static IReadOnlyList<WorkflowStep> Build(IEnumerable<HistoryEvent> history, IEnumerable<WorkflowStep> running)
    {
        var steps = new SortedDictionary<int, WorkflowStep>();
        foreach (var e in history)
        {
            if (e.IsOfCall)
            {
                steps[e.Sequence] = After(steps.GetValueOrDefault(e.Sequence), e);
            }
        }

        foreach (var step in running)
        {
            // The journal knows the first attempt's start and the last failure; what runs knows the attempt.
            steps[step.Sequence] = steps.TryGetValue(step.Sequence, out var known)
                ? known with { Attempts = Math.Max(known.Attempts, step.Attempts) }
                : step;
        }

        return [.. steps.Values];
    }

    private static WorkflowStep After(WorkflowStep? before, HistoryEvent e)
    {
        var ended = e.Type is HistoryEventType.TaskCompleted or HistoryEventType.TaskFailed or HistoryEventType.TaskCanceled;
        return new(
            e.Sequence,
            e.Kind ?? before?.Kind ?? WorkflowStepKind.Activity,
            e.Name ?? before?.Name ?? "",
            e.Type switch
            {
                HistoryEventType.TaskCompleted => WorkflowStepStatus.Completed,
                HistoryEventType.TaskFailed => WorkflowStepStatus.Failed,
                HistoryEventType.TaskCanceled => WorkflowStepStatus.Canceled,
                _ => WorkflowStepStatus.Running,
            },
            Math.Max(e.Attempt, before?.Attempts ?? 0),
            before?.StartedAt ?? e.StartedAt,
            ended ? e.At : null,
            e.Failure ?? before?.Failure);
    }
}
