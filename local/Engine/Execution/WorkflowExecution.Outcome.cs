using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

internal sealed partial class WorkflowExecution
{
    /// <summary>How the execution ended, once it has.</summary>
    public ExecutionOutcome? Outcome
    {
        get
        {
            if (Volatile.Read(ref _fault) is { } fault)
            {
                return Fail(new NonDeterministicWorkflowException(
                    $"The workflow '{_record.Name}' (version '{_record.Version}') is not deterministic: {fault}"));
            }

            return _root is { IsCompleted: true } root ? ToOutcome(root) : null;
        }
    }

    public static string Describe(WorkflowStepKind? kind, string? name) =>
        string.IsNullOrEmpty(name) ? $"{kind}" : $"{kind} '{name}'";

    /// <summary>Compares what the ended code did not see of the journal with the calls it made.</summary>
    public ExecutionOutcome? CheckRest(IEnumerable<HistoryEvent> rest)
    {
        if (rest.Where(e => e.IsOfCall).Select(Compare).FirstOrDefault(difference => difference is not null) is not { } first)
        {
            return null;
        }

        Fault(first);
        return Outcome;
    }

    /// <summary>
    /// The ends that the journal does not hold when the execution ends: calls that the workflow ended itself, and
    /// calls still open, which are given up because their results would have nowhere to go.
    /// </summary>
    public IReadOnlyList<HistoryEvent> OpenEnds() =>
        [.. _slots.Select(slot => slot.UnjournaledEnd ?? slot.Call?.GivenUp(CurrentUtcDateTime)).OfType<HistoryEvent>()];

    /// <summary>Compares an event of the journal with the call that the code made in its place.</summary>
    private string? Compare(HistoryEvent e)
    {
        if (e.Sequence >= _slots.Count)
        {
            return $"as call {e.Sequence} the journal holds {Describe(e.Kind, e.Name)}; the code makes only {_slots.Count} call(s).";
        }

        var slot = _slots[e.Sequence];
        return slot.Matches(e)
            ? null
            : $"as call {e.Sequence} the journal holds {Describe(e.Kind, e.Name)}; the code asks for {Describe(slot.Kind, slot.Name)}.";
    }

    private static ExecutionOutcome Fail(Exception e) => ExecutionOutcome.Failed(WorkflowFailure.From(e));

    private ExecutionOutcome ToOutcome(Task<object?> root)
    {
        if (root.IsCanceled && _cancellation.IsCancellationRequested)
        {
            return new(WorkflowRuntimeStatus.Canceled);
        }

        if (!root.IsCompletedSuccessfully)
        {
            return Fail(root.Exception?.InnerExceptions[0] ?? new TaskCanceledException(root));
        }

        if (_continuation is { } continuation)
        {
            return new(WorkflowRuntimeStatus.Running)
            {
                ContinueAsNew = continuation with { Unhandled = Events.Unhandled },
            };
        }

        try
        {
            return new(WorkflowRuntimeStatus.Completed)
            {
                Output = Payloads.Write(root.Result, _workflow.OutputType, "output of the workflow"),
            };
        }
        catch (Exception e) when (e is PayloadTooLargeException or System.Text.Json.JsonException or NotSupportedException)
        {
            return Fail(e);
        }
    }
}
