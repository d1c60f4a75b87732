using System.Text.Json.Serialization;

namespace EipFunctions.Workflows.Model;

/// <summary>Where a workflow instance stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowRuntimeStatus>))]
public enum WorkflowRuntimeStatus
{
    /// <summary>Accepted and durable, not started.</summary>
    Pending,

    /// <summary>Started.</summary>
    Running,

    /// <summary>Suspended: events are kept, nothing new is started.</summary>
    Suspended,

    /// <summary>Ended with an output.</summary>
    Completed,

    /// <summary>Ended with a failure.</summary>
    Failed,

    /// <summary>Ended by cooperative cancellation, its own code having cleaned up.</summary>
    Canceled,
}
