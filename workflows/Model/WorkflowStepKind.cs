using System.Text.Json.Serialization;

namespace EipFunctions.Workflows.Model;

/// <summary>The kinds of durable call.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowStepKind>))]
public enum WorkflowStepKind
{
    /// <summary>An activity.</summary>
    Activity,

    /// <summary>A child workflow.</summary>
    Workflow,

    /// <summary>A timer.</summary>
    Timer,

    /// <summary>A wait for an external event.</summary>
    ExternalEvent,
}
