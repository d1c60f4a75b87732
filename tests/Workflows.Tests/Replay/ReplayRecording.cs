using EipFunctions.Workflows.Model;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>
/// What the workflows of a host ask of their contexts, run by run. A run that repeats another must ask for the same, call by
/// call and to the letter, before it asks for more; where it does not, that is a difference.
/// </summary>
internal sealed class ReplayRecording
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RecordedExecution> _current = new(StringComparer.Ordinal);
    private readonly List<string> _differences = [];
    private readonly HashSet<string> _replayed = new(StringComparer.Ordinal);

    /// <summary>Where a replay was not what had been before: the workflow, the instance, the call, what was expected and what came.</summary>
    public IReadOnlyList<string> Differences
    {
        get
        {
            lock (_gate)
            {
                return [.. _differences];
            }
        }
    }

    /// <summary>The workflows that ran again from their beginnings at least once.</summary>
    public IReadOnlyCollection<string> Replayed
    {
        get
        {
            lock (_gate)
            {
                return [.. _replayed];
            }
        }
    }

    /// <summary>The registry whose workflows are recorded.</summary>
    public WorkflowRegistry Record(WorkflowRegistry registry) =>
        registry.Wrapped(workflow => new RecordedWorkflow(workflow, this, registry.Json));

    /// <summary>The code runs from its beginning. An execution that has not ended is replayed; otherwise another one begins.</summary>
    public RecordedRun Begin(string workflow, string instanceId)
    {
        lock (_gate)
        {
            if (!_current.TryGetValue(instanceId, out var execution) || execution.IsEnded)
            {
                _current[instanceId] = execution = new(workflow, instanceId);
            }

            if (execution.Run is { } before)
            {
                CheckWhole(before);
                _ = _replayed.Add(workflow);
            }

            execution.Runs++;
            return execution.Run = new(execution);
        }
    }

    public void Add(RecordedRun run, RecordedCall call)
    {
        lock (_gate)
        {
            var execution = run.Execution;
            if (execution.Run != run || run.HasParted)
            {
                return;
            }

            if (run.Made == execution.Calls.Count)
            {
                execution.Calls.Add(call);
            }
            else if (execution.Calls[run.Made] != call)
            {
                Differ(run, call.ToString());
            }

            run.Made++;
        }
    }

    /// <summary>The code has ended.</summary>
    public void End(RecordedRun run)
    {
        lock (_gate)
        {
            CheckWhole(run);
            run.Execution.IsEnded = true;
        }
    }

    private void CheckWhole(RecordedRun run)
    {
        if (run.Made < run.ToRepeat && !run.HasParted)
        {
            Differ(run, "nothing");
        }
    }

    private void Differ(RecordedRun run, string got)
    {
        var execution = run.Execution;
        run.HasParted = true;
        _differences.Add(
            $"{execution.Workflow} '{execution.InstanceId}', run {execution.Runs}, call {run.Made}: expected {execution.Calls[run.Made]}; got {got}.");
    }
}
