namespace EipFunctions.Workflows.Model;

/// <summary>Told of instances that have ended; a host may have one. For measuring: nothing durable may depend on it.</summary>
public interface IWorkflowListener
{
    /// <summary>An instance has ended, durably. Must be quick and must not throw.</summary>
    /// <param name="ended">The instance.</param>
    void Ended(WorkflowState ended);
}
