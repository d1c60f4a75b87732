namespace EipFunctions.Workflows.Model;

/// <summary>What scheduling an instance came to.</summary>
/// <param name="Created">True when this call created the instance; false when the id was taken.</param>
/// <param name="State">The instance: the new one, or the one that holds the id (its input included).</param>
public sealed record ScheduleResult(bool Created, WorkflowState State);
