using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Associations;

/// <summary>What becomes of the associations of a batch when one of them fails.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BatchMode>))]
public enum BatchMode
{
    /// <summary>All are made, or none stays.</summary>
    AllOrNothing,

    /// <summary>Those that can be made stay, whatever becomes of the others.</summary>
    BestEffort,
}
