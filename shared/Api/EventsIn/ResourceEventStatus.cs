using System.Text.Json.Serialization;

namespace EipFunctions.Api.EventsIn;

/// <summary>Where the handling of an event stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResourceEventStatus>))]
public enum ResourceEventStatus
{
    /// <summary>Accepted and durable, not begun.</summary>
    Pending,

    /// <summary>Being handled.</summary>
    Running,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Ended by a fault of the service; the resource needs attention.</summary>
    Failed,
}
