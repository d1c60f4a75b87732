using System.Text.Json.Serialization;

namespace EipFunctions.Workflows.Model;

/// <summary>How a durable call stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowStepStatus>))]
public enum WorkflowStepStatus
{
    /// <summary>Under way, or waiting for its next attempt.</summary>
    Running,

    /// <summary>Ended with a result.</summary>
    Completed,

    /// <summary>Failed, its attempts spent.</summary>
    Failed,

    /// <summary>Ended by cancellation.</summary>
    Canceled,
}
