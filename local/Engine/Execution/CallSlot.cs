using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>The place of a durable call in its execution; it outlives the call, to be compared with the journal.</summary>
internal sealed class CallSlot(DurableCall call)
{
    public WorkflowStepKind Kind { get; } = call.Kind;

    public string Name { get; } = call.Name;

    /// <summary>The call while it is open.</summary>
    public DurableCall? Call { get; set; } = call;

    /// <summary>How the call ended by the workflow's own doing, as long as the journal does not say so.</summary>
    public HistoryEvent? UnjournaledEnd { get; set; }

    public bool Matches(HistoryEvent e) => Kind == e.Kind && Name == (e.Name ?? "");
}
