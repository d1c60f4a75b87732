using System.Text.Json.Serialization;

namespace EipFunctions.Storage.Holds;

/// <summary>What the end of a hold came to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HoldEndStatus>))]
public enum HoldEndStatus
{
    /// <summary>It ended, and the EIP is free; also when an earlier attempt had ended it.</summary>
    Ended,

    /// <summary>The EIP is not held, or not by that hold any more.</summary>
    NotHeld,

    /// <summary>Not yet: an operation is changing the EIP.</summary>
    InTransition,

    /// <summary>There is no such EIP that the principal may see.</summary>
    NoSuchEip,
}
