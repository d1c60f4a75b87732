using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Operations;

/// <summary>Where an operation stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OperationStatus>))]
public enum OperationStatus
{
    /// <summary>Accepted and durable; its preconditions are not decided yet.</summary>
    Pending,

    /// <summary>
    /// Deferred: nothing but the resource's present state stands in the way, and it waits for that to change. It holds
    /// neither the EIP nor a place on the resource.
    /// </summary>
    Waiting,

    /// <summary>Its preconditions hold; the change is being made.</summary>
    Running,

    /// <summary>A step failed or a cancel came; what was done is being undone.</summary>
    RollingBack,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Some of several associations were made and stay, the others were not: its items tell which.</summary>
    PartiallySucceeded,

    /// <summary>A precondition did not hold; nothing was changed.</summary>
    Rejected,

    /// <summary>It waited for the resource in vain; nothing was changed.</summary>
    Expired,

    /// <summary>A step failed; everything is as before.</summary>
    RolledBack,

    /// <summary>Cancelled; everything is as before.</summary>
    Canceled,

    /// <summary>Ended by a fault of the service; its state needs attention.</summary>
    Failed,
}
